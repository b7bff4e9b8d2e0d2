import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadConfiguredSources, loadFeeds } from './load-sources.ts';

const examples = resolve(import.meta.dirname, '../../../../seeds/sources/examples');
let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'voc-sources-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('the examples are valid', () => {
  expect(loadConfiguredSources(examples).map(({ config }) => config.name)).toEqual([
    'company-tickets',
    'jd-reviews',
    'taobao-rates',
  ]);
  expect(loadFeeds(examples).map(({ name }) => name)).toEqual(['抖音评价', '京东评价', '订单与签收']);
});

test('without a folder there are no sources and no feeds', () => {
  expect(loadConfiguredSources(join(dir, 'none'))).toEqual([]);
  expect(loadFeeds(join(dir, 'none'))).toEqual([]);
});

test.each([
  ['no JSON', '{', '不是 JSON'],
  ['no kind', '{}', 'kind'],
  ['an unknown kind', '{"kind":"ftp"}', 'rest、folder'],
  ['a misspelt setting', '{"kind":"folder","dir":"/in","stable":3}', 'stable'],
])('a file with %s is named', (_, text, told) => {
  writeFileSync(join(dir, 'a.json'), text);
  expect(() => loadConfiguredSources(dir)).toThrow(told);
  expect(() => loadConfiguredSources(dir)).toThrow('a.json');
});

test('two sources of one name are refused', () => {
  for (const name of ['a.json', 'b.json']) writeFileSync(join(dir, name), '{"kind":"folder","dir":"/in"}');
  expect(() => loadConfiguredSources(dir)).toThrow('两个来源');
});
