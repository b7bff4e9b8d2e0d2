import { expect, test } from 'vitest';
import type { Finding } from '../schema-sections.ts';
import { orderFindings } from './order-findings.ts';

const finding = (
  category: string,
  productId: string | null,
  confidence: Finding['confidence'] = '高',
): Finding => ({
  category,
  categoryName: category,
  product: productId === null ? null : { productId, name: productId, productType: '童装', unmapped: false },
  change: '',
  split: null,
  words: [],
  cause: '',
  confidence,
  confidenceReason: '',
  owner: '客服',
  action: '',
  dueOn: '2026-11-18',
  expected: '',
});

const smoke = finding('safety.hazard', 'H5');
const slow = finding('logistics.slow', null);
const lost = finding('logistics.lost', null);
const damage = finding('fulfil.wrong', null);
const batch = finding('quality.fault', 'C210');
const picture = finding('mismatch.color', 'A2031');
const capacity = finding('mismatch.spec', 'C330');

const none = { redLines: [], products: [], lasting: [], categories: [], spiking: new Set<Finding>() };
const names = (found: Finding[]): string[] => found.map(({ category }) => category);

test('a red line, then products, then spikes that last, then whole categories', () => {
  const found = {
    redLines: [smoke],
    products: [picture],
    lasting: [capacity],
    categories: [slow],
    spiking: new Set([picture, capacity]),
  };
  expect(names(orderFindings(found))).toEqual(['safety.hazard', 'mismatch.color', 'mismatch.spec']);
});

test('of red lines one, of a group without a product one, of a product one', () => {
  const again = finding('quality.fault', 'C210');
  const found = { ...none, redLines: [smoke, smoke], products: [batch, again], categories: [slow, lost] };
  expect(orderFindings(found)).toEqual([smoke, batch, slow]);
});

test('a running spike is among the first three, however unsure', () => {
  const unsure = finding('mismatch.color', 'A2031', '中');
  const found = {
    ...none,
    products: [batch, unsure],
    categories: [slow, damage],
    spiking: new Set([unsure]),
  };
  expect(orderFindings(found)).toEqual([batch, slow, unsure]);
  expect(orderFindings({ ...found, spiking: new Set<Finding>() })).toEqual([batch, slow, damage]);
});

test('never more than three, none where there is nothing', () => {
  expect(orderFindings({ ...none, categories: [slow, damage, finding('price.drop', null)] })).toHaveLength(3);
  expect(orderFindings(none)).toEqual([]);
});
