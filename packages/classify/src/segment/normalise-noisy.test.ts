import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';
import { normaliseNoisy } from './normalise-noisy.ts';

test.each([
  ['客户服務(wù)很差', '客户服务很差'],
  ['不&amp;amp;gt;好&hellip;', '不>好…'],
  ['尺码(men)偏大', '尺码(men)偏大'],
  ['A&amp;B', 'a&b'],
])('%j reads as %j', (raw, text) => expect(normaliseNoisy(raw).text).toBe(normalise(text).text));

test('offsets lead to the original words', () => {
  const raw = '客户服務(wù)很差&amp;lt;退貨';
  const { text, origin } = normaliseNoisy(raw);
  const at = text.indexOf('退货');
  expect(raw.slice(origin[at], origin[at + 2])).toBe('退貨');
  const service = text.indexOf('服务');
  expect(raw.slice(origin[service], origin[service + 2])).toBe('服務(wù)');
});

test('a text without noise reads as ever, and every unit has its place in order', () => {
  const unit = fc.constantFrom(...'服务(wù)&amp;lt;#49;好a1！', '&amp;', '(hǎo)', '👍', '\ud83d');
  fc.assert(
    fc.property(fc.string({ unit }), (raw) => {
      const { origin, length, text } = normaliseNoisy(raw);
      expect(text.length).toBe(length);
      expect(origin[length]).toBe(raw.length);
      for (let i = 0; i < length; i++) expect(origin[i]).toBeLessThanOrEqual(origin[i + 1] ?? -1);
      if (!/[&ùǎ]/.test(raw)) expect(text).toBe(normalise(raw).text);
    }),
  );
});
