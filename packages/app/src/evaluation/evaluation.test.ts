import { evaluateDetails, pairUp, scoreClassification, worstErrors } from '@voc/classify';
import { describe, expect, it } from 'vitest';
import { loadSeedTaxonomy } from '../seeds.ts';
import { describeEvaluation, renderEvaluation } from './index.ts';
import { marked } from './page-errors.ts';
import { matrix } from './page-matrix.ts';

const few = { draws: 20, seed: 1, level: 0.9 };
const taxonomy = loadSeedTaxonomy();
const names = new Map([['quality.odor', '异味']]);

const items = [
  { id: '1', text: '<b>一股怪味</b>', leaves: ['quality.odor'] },
  { id: '2', text: '穿着紧,味道倒没有', leaves: ['quality.fit'] },
  { id: '3', text: '还行', leaves: [] },
].map((one) => ({
  kind: 'review' as const,
  intent: 'complaint' as const,
  sentiment: 'neg' as const,
  ...one,
}));
const category = (id: string, confidence: number, start: number, end: number) => ({
  id,
  confidence,
  evidence: [{ text: '', start, end }],
});
const answers = [
  { id: '1', categories: [category('quality.odor', 0.9, 3, 7), category('logistics.slow', 0.7, 0, 3)] },
  { id: '2', categories: [category('quality.odor', 0.6, 4, 9)] },
  { id: '3', categories: [] },
].map((one) => ({ intent: 'complaint', sentiment: 'neg', ...one }));

const judged = pairUp(items, answers);
const score = scoreClassification(items, answers);
const evaluation = {
  modelVersion: 'm-1',
  model: score,
  rules: score,
  details: evaluateDetails(judged, few),
};

describe('describeEvaluation', () => {
  const text = describeEvaluation(evaluation, names);

  it('tells every part in Chinese', () => {
    for (const part of [
      '总体',
      '大类',
      '类目',
      '最常混淆',
      '按渠道',
      '按长短',
      '按来源',
      '按商品类型',
      '期望校准误差',
      '交给人看',
    ])
      expect(text).toContain(part);
    expect(text).toContain('模型 m-1,标注 3 条,其中投诉 2 条');
    expect(text).toMatch(/quality\.fit → 异味 +1/);
    expect(text).toMatch(/评价 +3 +2 /);
  });
});

describe('renderEvaluation', () => {
  const page = renderEvaluation(evaluation, taxonomy, worstErrors(judged));

  it('is one page that fetches and runs nothing', () => {
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(page).not.toMatch(/<script|<link|src=|href=|https?:/);
    expect(page).toContain("default-src 'none'");
  });

  it('quotes wrong items with their evidence marked and everything else escaped', () => {
    expect(page).toContain('<mark>&lt;b&gt;</mark>一股怪味&lt;/b&gt;');
    expect(page).toContain('穿着紧,<mark>味道倒没有</mark>');
    expect(page).not.toContain('<b>一股');
    expect(page.indexOf('判为 物流慢/延误</span>')).toBeLessThan(page.indexOf('判为 异味</span>'));
  });
});

describe('marked', () => {
  const mark = (text: string, ...spans: [number, number][]) =>
    marked(
      text,
      spans.map(([start, end]) => ({ start, end })),
    ).text;

  it('marks overlapping spans once, in order, and stays inside of the text', () => {
    expect(mark('abcdef', [3, 5], [1, 4])).toBe('a<mark>bcd</mark><mark>e</mark>f');
    expect(mark('abc', [1, 9], [5, 7])).toBe('a<mark>bc</mark>');
    expect(mark('a<c')).toBe('a&lt;c');
  });
});

it('has a row and a column for each class that occurs and for none', () => {
  const confusions = [
    { wanted: 'b', given: 'b', items: 3 },
    { wanted: 'b', given: '', items: 1 },
  ];
  const { text } = matrix(confusions, ['a', 'b'], (id) => id || '无', 'leaves');
  expect(text.match(/scope="row"/g)).toHaveLength(2);
  expect(text.match(/scope="col"/g)).toHaveLength(2);
  expect(text).toContain('title="应为 b,判为 无:1 条">1</td>');
});
