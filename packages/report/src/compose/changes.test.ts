import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeChanges } from './changes.ts';
import { Report } from './schema.ts';

const golden = join(import.meta.dirname, '../../../../tests/golden/output/week.json');
const week = (): Report => Report.parse(JSON.parse(readFileSync(golden, 'utf8')));

test('the first revision says so, and one that shows no other number says that', () => {
  expect(describeChanges(null, week())).toBe('首版');
  expect(describeChanges(week(), week())).toBe('明细或原话有更新,主要数字不变');
});

test('late rows are told as counts, the rate as the page shows it, and units that were added', () => {
  const late = week();
  const { voices, complaints } = late.headline;
  voices.current = 1116;
  complaints.current = { ...complaints.current, count: 41, exposure: 4004, perThousand: 10.24 };
  expect(describeChanges(week(), late)).toBe(
    '声音 108→1,116 条;客诉 33→41 条;客诉率 11.8→10.2‰;签收件数 2,800→4,004',
  );
  const [rate] = [11.79, 11.82];
  const nearly = week();
  const exact = week();
  exact.headline.complaints.current.perThousand = rate;
  nearly.headline.complaints.current.perThousand = 11.82;
  expect(describeChanges(exact, nearly)).toBe('客诉率 11.79→11.82‰');
});

test('who comes onto a list, leaves it and changes places is named with the place and the reason', () => {
  const before = week();
  const [first] = before.lists.black;
  if (!first) throw new Error('The golden report has a black list');
  before.lists.black = [first, { ...first, productId: 'K7', name: '款7', rank: 2 }];
  const after = structuredClone(before);
  after.lists.black = [
    { ...first, productId: 'K9', name: '款9', rank: 1 },
    { ...first, rank: 2 },
  ];
  after.lists.made.sold += 1204;
  const sold = before.lists.made.sold.toLocaleString('en');
  const soldNow = after.lists.made.sold.toLocaleString('en');
  const why = `(窗口内销量 ${sold}→${soldNow} 件)`;
  expect(describeChanges(before, after)).toBe(
    [
      `黑榜新增第 1 名 款9 K9${why}`,
      `黑榜移出原第 2 名 款7 K7${why}`,
      `黑榜名次 ${first.name} ${first.productId} 第 1→2 名`,
    ].join(';'),
  );
});

test('what page one tells anew, in a line now, or no more, is named', () => {
  const before = week();
  const [finding] = before.findings;
  if (!finding) throw new Error('The golden report has a finding');
  const other = { ...finding, category: 'logistics.slow', categoryName: '物流慢/延误', product: null };
  const after = week();
  after.findings = [other];
  expect(describeChanges(before, after)).toBe('要点新增 物流慢/延误;要点移出 K1 颜色/款式不符');
  after.summary.also = ['K1 颜色/款式不符 0→18 条:…'];
  expect(describeChanges(before, after)).toBe('要点新增 物流慢/延误;要点改列「另有」 K1 颜色/款式不符');
});
