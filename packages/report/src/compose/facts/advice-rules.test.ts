import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadTaxonomy } from '@voc/core';
import { expect, test } from 'vitest';
import { AdviceRules, fillAdvice, rulesFor } from './advice-rules.ts';

const seeds = resolve(import.meta.dirname, '../../../../../seeds');
const rules = AdviceRules.parse(JSON.parse(readFileSync(resolve(seeds, 'advice/advice.json'), 'utf8')));
const taxonomy = loadTaxonomy(resolve(seeds, 'taxonomy/taxonomy.json'));
const known = new Set(['款', '类', '条数', '变化', '改动', '规格', '字段', '目标']);

test('every department that owns a leaf is told something about it, whatever the cause', () => {
  const silent = taxonomy.groups
    .flatMap(({ leaves }) => leaves)
    .flatMap(({ id, owners }) => owners.map((owner) => ({ category: id, owner })))
    .filter(({ category, owner }) => rulesFor(rules, { category, cause: 'any', owner }).length === 0);
  expect(silent).toEqual([]);
});

test('the rules name categories that there are and ask for numbers that there are', () => {
  const ids = new Set([
    'regulator',
    ...taxonomy.groups.flatMap(({ id, leaves }) => [id, ...leaves.map((leaf) => leaf.id)]),
  ]);
  for (const { category, check, change, expect: expected } of rules.rules) {
    expect(ids).toContain(category);
    for (const text of [...check, change, expected])
      for (const [, name] of text.matchAll(/\{([^}]*)\}/gu)) expect(known).toContain(name);
  }
});

test('the leaf goes before its group and the cause before any', () => {
  const found = rulesFor(rules, { category: 'mismatch.color', cause: 'sku', owner: 'ops' });
  expect(found.map(({ category, cause }) => `${category} ${cause}`)).toEqual([
    'mismatch.color sku',
    'mismatch.color any',
  ]);
  expect(rulesFor(rules, { category: 'mismatch.color', cause: 'page', owner: 'ops' })[0]?.category).toBe(
    'mismatch',
  );
  expect(rulesFor(rules, { category: 'logistics.slow', cause: 'sku', owner: 'logistics' })).toHaveLength(1);
  expect(rulesFor(rules, { category: 'logistics.slow', cause: 'any', owner: 'legal' })).toEqual([]);
});

test('nothing is ever filled in', () => {
  expect(fillAdvice('查 {条数} 条', new Map([['条数', '18']]))).toBe('查 18 条');
  expect(fillAdvice('{改动}', new Map())).toBeNull();
});

test('a value in Chinese stands in a Chinese sentence without spaces', () => {
  const fill = (goal: string) =>
    fillAdvice(
      '{类}回到 {目标};{目标} 再看',
      new Map([
        ['类', '颜色不符'],
        ['目标', goal],
      ]),
    );
  expect(fill('正常界限内')).toBe('颜色不符回到正常界限内;正常界限内再看');
  expect(fill('≤7 条')).toBe('颜色不符回到 ≤7 条;≤7 条再看');
});
