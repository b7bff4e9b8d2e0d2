import { expect, test } from 'vitest';
import { type Chosen, pressed } from './chosen.ts';

const choices = ['mismatch.color', 'mismatch.size'].map((id) => ({ id }));

const after = (keys: string): { chosen: Chosen; saved: boolean } => {
  let chosen: Chosen;
  for (const key of keys) {
    const found = pressed(key === '>' ? 'Enter' : key, chosen, choices);
    if (found.do === 'save') return { chosen, saved: true };
    if (found.do === 'choose') chosen = found.chosen;
  }
  return { chosen, saved: false };
};

test('two keystrokes correct a label, one confirms it', () => {
  expect(after('2>')).toEqual({ chosen: ['mismatch.size'], saved: true });
  expect(after('0>')).toEqual({ chosen: [], saved: true });
  expect(after('>')).toEqual({ chosen: undefined, saved: true });
});

test('more digits add, the same takes away, and others mean nothing', () => {
  expect(after('12').chosen).toEqual(['mismatch.color', 'mismatch.size']);
  expect(after('122').chosen).toEqual(['mismatch.color']);
  expect(after('9x').chosen).toBeUndefined();
});
