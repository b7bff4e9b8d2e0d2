import { expect, test } from 'vitest';
import { isCredible } from './is-credible.ts';
import type { Signal } from './types.ts';

const episodeUpTo = (upper: number) => {
  const strongest: Signal = {
    day: '2026-11-11',
    productId: 'A2031',
    category: 'mismatch!',
    window: 3,
    complaints: 5,
    expected: 1,
    lower: 0,
    upper,
    ratio: 5,
    p: 1e-4,
  };
  return { firstOn: strongest.day, lastOn: strongest.day, strongest };
};

const voices = (...confidences: (number | null)[]) =>
  confidences.map((confidence) => ({
    window: 0,
    platform: '抖音',
    shopId: '',
    color: null,
    size: null,
    leaves: ['mismatch.color'],
    customer: '',
    confidences: confidence === null ? null : { 'mismatch.color': confidence, 'logistics.slow': 0.9 },
  }));

test('three sure complaints beyond chance are told', () => {
  expect(isCredible({ episode: episodeUpTo(2), voices: voices(0.9, 0.4, 0.2) })).toBe(true);
});

test('guesses do not make an alert, however many', () => {
  expect(isCredible({ episode: episodeUpTo(1), voices: voices(0.9, 0.4, 0.19, 0.1, 0.05) })).toBe(false);
});

test('what is sure must itself be beyond chance', () => {
  expect(isCredible({ episode: episodeUpTo(3), voices: voices(0.9, 0.4, 0.5, 0.1) })).toBe(false);
});

test("a person's label is sure", () => {
  expect(isCredible({ episode: episodeUpTo(2), voices: voices(null, null, null) })).toBe(true);
});
