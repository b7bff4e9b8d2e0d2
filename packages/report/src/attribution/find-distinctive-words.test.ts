import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDistinctiveWords, type Saying } from './find-distinctive-words.ts';

const say = (words: string, times: number, who = ''): Saying[] =>
  Array.from({ length: times }, (_, i) => ({
    reviewer: `${who}${who === '' ? words + i : ''}`,
    words: words.split(' '),
  }));

const past = [...say('颜色 不符', 20), ...say('颜色 有点 暗', 10)];
const background = [...past, ...say('颜色 不一样 色差', 200), ...say('颜色 偏暗 不符', 200)];

test('what many say now and nobody said before is told; what the category always says is not', () => {
  const found = findDistinctiveWords(
    [...say('颜色 偏绿 主播', 15), ...say('颜色 不符', 5)],
    past,
    background,
  );
  expect(found.map(({ word }) => word).sort()).toEqual(['主播', '偏绿']);
  expect(found[0]).toMatchObject({ now: 15, before: 0, reviewers: 15 });
  expect(found[0]?.zeta).toBeGreaterThan(2.58);
});

test('one customer, or one group of copies, is no crowd; nor are two', () => {
  expect(findDistinctiveWords(say('颜色 偏绿', 15, '同一人'), past, background)).toEqual([]);
  expect(findDistinctiveWords(say('颜色 偏绿', 2), past, background)).toEqual([]);
});

test('single characters, digits and punctuation are no words; without any past the background stands', () => {
  const found = findDistinctiveWords(say('绿 520 , 偏绿 颜色', 20), [], background);
  expect(found.map(({ word }) => word)).toEqual(['偏绿']);
  expect(findDistinctiveWords([], past, background)).toEqual([]);
});

test('the order of what was said does not matter', () => {
  const word = fc.constantFrom('颜色', '偏绿', '主播', '不符', '太小', '掉色');
  const sayings = fc.array(
    fc.record({
      reviewer: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      words: fc.array(word, { maxLength: 4 }),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(sayings, sayings, (fresh, old) => {
      const all = old;
      const found = findDistinctiveWords(fresh, old, all);
      expect(findDistinctiveWords(fresh.toReversed(), old.toReversed(), all.toReversed())).toEqual(found);
      for (const { reviewers, now } of found) expect(reviewers).toBeLessThanOrEqual(now);
    }),
  );
});
