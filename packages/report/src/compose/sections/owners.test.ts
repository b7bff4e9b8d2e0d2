import { fileURLToPath } from 'node:url';
import { loadTaxonomy } from '@voc/core';
import { expect, test } from 'vitest';
import { actionFor } from './advice.ts';
import { ownersOf } from './owners.ts';

const seeds = new URL('../../../../../seeds/', import.meta.url);
const taxonomy = loadTaxonomy(fileURLToPath(new URL('taxonomy/taxonomy.json', seeds)));
const facts = { taxonomy, products: new Map() };

test('a mention of authorities or the press goes to 法务, within the hour', () => {
  expect(ownersOf({ facts }, 'regulator')).toEqual(['法务', '客服']);
  expect(actionFor('regulator')).toContain('1 小时内回电');
  expect(ownersOf({ facts }, 'unheard.of')).toEqual(['客服']);
});
