import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { Campaign, Campaigns, campaignOn } from './campaigns.ts';

const file = resolve(import.meta.dirname, '../../../../seeds/campaigns/campaigns.json');
const calendar = Campaigns.parse(JSON.parse(readFileSync(file, 'utf8')));

test('the calendar holds the festivals of three years', () => {
  for (const year of ['2025', '2026', '2027']) {
    expect(campaignOn(calendar, `${year}-06-18`)).toBe('618');
    expect(campaignOn(calendar, `${year}-11-11`)).toBe('双11');
    expect(calendar.some(({ name, from }) => name === '年货节' && from.startsWith(year))).toBe(true);
    expect(campaignOn(calendar, `${year}-04-15`)).toBeNull();
  }
});

test('of several campaigns the one that began last is named, both of its days included', () => {
  const own = [...calendar, { name: '周年庆', from: '2026-11-10', to: '2026-11-10' }];
  expect(campaignOn(own, '2026-11-10')).toBe('周年庆');
  expect(campaignOn(own, '2026-11-09')).toBe('双11');
  expect(campaignOn(own, '2026-11-14')).toBe('双11');
  expect(campaignOn(own, '2026-11-15')).toBeNull();
});

test('a campaign that ends before it begins is refused', () => {
  expect(Campaign.safeParse({ name: 'x', from: '2026-11-11', to: '2026-11-10' }).success).toBe(false);
  expect(Campaign.safeParse({ name: 'x', from: '2026-11-11', to: '11-12' }).success).toBe(false);
});
