import { maskText } from '@voc/ingest';
import { describe, expect, test } from 'vitest';
import { generate, type Sample } from './set/generate.ts';
import { heldApart } from './set/held-apart.ts';
import { measure, precisionOf, recallOf } from './set/measure.ts';
import { templates } from './set/templates.ts';

const key = 'a key of these tests';
const structured = ['phone', 'id_card', 'bank_card', 'email', 'wechat', 'qq', 'plate', 'order_no'] as const;
const judged = (samples: readonly Sample[]) => measure(samples, (text) => maskText(text, key));

describe.each([
  ['the set that masking was worked out with', generate(templates, 1, 2400)],
  ['the set with wordings of its own', generate(heldApart, 77, 2400)],
])('%s', (_, samples) => {
  const { scores, faults, readable } = judged(samples);

  test('has at least 50 values of every kind', () => {
    expect(samples.length).toBeGreaterThanOrEqual(2000);
    for (const [, { hits, missed }] of scores) expect(hits + missed).toBeGreaterThanOrEqual(50);
    expect([...scores.keys()].sort()).toEqual([...structured, 'address', 'name'].sort());
  });

  test.each(structured)('%s is found with recall 0.99 and precision 0.98', (kind) => {
    const score = scores.get(kind) ?? { hits: 0, missed: 0, wrong: 0 };
    const told = faults.filter((fault) => fault.includes(` ${kind} `)).join('\n');
    expect(recallOf(score), told).toBeGreaterThanOrEqual(0.99);
    expect(precisionOf(score), told).toBeGreaterThanOrEqual(0.98);
  });

  test('no value of seven digits or more stays readable', () => expect(readable).toEqual([]));

  test.each(['name', 'address'] as const)('%s is found well enough to be worth it', (kind) => {
    const score = scores.get(kind) ?? { hits: 0, missed: 0, wrong: 0 };
    expect(recallOf(score)).toBeGreaterThanOrEqual(0.8);
    expect(precisionOf(score)).toBeGreaterThanOrEqual(0.9);
  });
});

test('one value has one token in all its spellings', () => {
  const samples = generate(templates, 3, 1200).filter(({ expected }) => expected[0]?.kind === 'phone');
  for (const { text, expected } of samples) {
    const plain = expected[0]?.plain ?? '';
    const token = maskText(`电话${plain}`, key).text.slice(2);
    expect(maskText(text, key).text, text).toContain(token);
  }
});
