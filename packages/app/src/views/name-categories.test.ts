import { expect, test } from 'vitest';
import { loadSeedTaxonomy } from '../seeds.ts';
import { nameCategories } from './name-categories.ts';

test('leaves, groups and sums have Chinese names, what nobody knows its own', () => {
  const nameOf = nameCategories(loadSeedTaxonomy());
  expect(['mismatch.color', 'logistics', 'mismatch!', 'regulator', 'new.leaf'].map(nameOf)).toEqual([
    '颜色/款式不符',
    '物流配送',
    '描述不符',
    '监管或曝光',
    'new.leaf',
  ]);
});
