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

test('a grave red line, then products, then spikes that last; whole categories wait in a line', () => {
  const found = {
    redLines: [smoke],
    products: [picture],
    lasting: [capacity],
    categories: [slow],
    spiking: new Set([picture]),
  };
  const { first, rest } = orderFindings(found);
  expect(names(first)).toEqual(['safety.hazard', 'mismatch.color', 'mismatch.spec']);
  expect(names(rest)).toEqual(['logistics.slow']);
});

test('of red lines one, of a group without a product one, of a product one', () => {
  const again = finding('quality.fault', 'C210');
  const found = { ...none, redLines: [smoke, smoke], products: [batch, again], categories: [slow, lost] };
  expect(orderFindings(found)).toEqual({ first: [smoke, batch, slow], rest: [lost] });
});

test('a red line of a product does not hide the rise of the same product', () => {
  const spark = finding('safety.hazard', 'C210');
  expect(orderFindings({ ...none, redLines: [spark], products: [batch] }).first).toEqual([spark, batch]);
});

test('what is new goes before a spike that lasts and is less sure, which is told in a line', () => {
  const fading = finding('mismatch.spec', 'C330', '中');
  const begun = finding('mismatch.color', 'A2031', '中');
  const found = {
    redLines: [smoke],
    products: [begun],
    lasting: [fading],
    categories: [slow],
    spiking: new Set([begun]),
  };
  expect(orderFindings(found)).toEqual({ first: [smoke, slow, begun], rest: [fading] });
});

test('a running spike is among the first three, however unsure; what it pushes out is told in a line', () => {
  const unsure = finding('mismatch.color', 'A2031', '中');
  const found = {
    ...none,
    products: [batch, unsure],
    categories: [slow, damage],
    spiking: new Set([unsure]),
  };
  expect(orderFindings(found)).toEqual({ first: [batch, slow, unsure], rest: [damage] });
  const calm = orderFindings({ ...found, spiking: new Set<Finding>() });
  expect(calm).toEqual({ first: [batch, slow, damage], rest: [unsure] });
});

test('never more than three, none where there is nothing', () => {
  const { first, rest } = orderFindings({
    ...none,
    categories: [slow, damage, finding('price.drop', null), lost],
  });
  expect([first.length, rest.length]).toEqual([3, 1]);
  expect(orderFindings(none)).toEqual({ first: [], rest: [] });
});
