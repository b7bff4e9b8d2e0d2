import { expect, test } from 'vitest';
import { isCredible } from './is-credible.ts';

const upTo = (upper: number) => ({ category: 'mismatch!', upper });

const voices = (...confidences: (number | null)[]) =>
  confidences.map((confidence) => ({
    window: 0,
    platform: '抖音',
    shopId: '',
    color: null,
    size: null,
    leaves: ['mismatch.color'],
    customer: '',
    orderedOn: null,
    confidences: confidence === null ? null : { 'mismatch.color': confidence, 'logistics.slow': 0.9 },
  }));

test('three sure complaints beyond chance are told', () => {
  expect(isCredible(upTo(2), voices(0.9, 0.4, 0.2))).toBe(true);
});

test('guesses do not make an alert, however many', () => {
  expect(isCredible(upTo(1), voices(0.9, 0.4, 0.19, 0.1, 0.05))).toBe(false);
});

test('what is sure must itself be beyond chance', () => {
  expect(isCredible(upTo(3), voices(0.9, 0.4, 0.5, 0.1))).toBe(false);
});

test("a person's label is sure", () => {
  expect(isCredible(upTo(2), voices(null, null, null))).toBe(true);
});
