import { expect, test } from 'vitest';
import { joinWords } from './join-words.ts';

test.each([
  ['颜色不符回到 ', '正常界限内', '颜色不符回到正常界限内'],
  ['颜色不符回到 ', '≤7 条/周', '颜色不符回到 ≤7 条/周'],
  ['集中在 ', 'A2031 ', '集中在 A2031 '],
  ['预期', ' 不再出现', '预期不再出现'],
  ['', ' 开头', ' 开头'],
  ['结尾 ', '', '结尾 '],
])('%j and %j', (before, after, joined) => {
  expect(joinWords(before, after)).toBe(joined);
});
