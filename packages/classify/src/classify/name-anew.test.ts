import { expect, it } from 'vitest';
import { nameAnew } from './name-anew.ts';

const category = (id: string, confidence: number) => ({
  id,
  confidence,
  evidence: [{ text: id, start: 0, end: 1 }],
});

it('calls leaves what they are called now, and joins those that became one', () => {
  const former = new Map([
    ['quality.soft', 'quality.feel'],
    ['quality.rough', 'quality.feel'],
  ]);
  const [first, second, third] = [
    category('quality.soft', 0.4),
    category('logistics.slow', 0.6),
    category('quality.rough', 0.9),
  ];
  if (!first || !second || !third) throw new Error('There are three');
  expect(nameAnew([first, second, third], former)).toEqual([
    { ...first, id: 'quality.feel', confidence: 0.9 },
    second,
  ]);
  expect(nameAnew([second], former)).toEqual([second]);
});
