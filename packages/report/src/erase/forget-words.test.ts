import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRecogniser, forgetInJson, forgetInText, forgottenMark } from './forget-words.ts';

const said = '页面是雾霾蓝,到手明显偏绿 13800138000,和主播展示的不是一个蓝';
const isTheirs = createRecogniser([said, '冒烟了']);

test('knows a whole text, a part of it cut with …, and one that a card has made harmless', () => {
  expect(isTheirs(said)).toBe(true);
  expect(isTheirs('…到手明显偏绿 ***,和主播展示的…')).toBe(true);
  expect(isTheirs('冒烟了!')).toBe(true);
});

test('leaves other words, and parts too short to be of one person', () => {
  expect(isTheirs('到手明显偏红,和主播展示的')).toBe(false);
  expect(isTheirs('雾霾蓝')).toBe(false);
  expect(isTheirs('……')).toBe(false);
});

test('a card loses the quote and keeps the colour', () => {
  const card = '女童羽绒服「雾霾蓝」突增\n原话:「到手明显偏绿 ***」评价★|「两件颜色都不一样」会话';
  expect(forgetInText(card, isTheirs)).toBe(
    `女童羽绒服「雾霾蓝」突增\n原话:「${forgottenMark}」评价★|「两件颜色都不一样」会话`,
  );
});

test('a report loses quotes wherever they stand, and nothing else', () => {
  const report = {
    categories: [
      {
        name: '颜色不符',
        quotes: [
          { text: said, rating: 1 },
          { text: '别人的话说得很长', rating: 2 },
        ],
      },
    ],
    lists: { black: [{ text: '原话(已脱敏):「页面是雾霾蓝,到手明显偏绿」评价' }] },
    evidence: { quote: '冒烟了', channel: '会话' },
    count: 3,
    none: null,
  };
  expect(forgetInJson(report, isTheirs)).toEqual({
    categories: [
      {
        name: '颜色不符',
        quotes: [
          { text: forgottenMark, rating: 1 },
          { text: '别人的话说得很长', rating: 2 },
        ],
      },
    ],
    lists: { black: [{ text: `原话(已脱敏):「${forgottenMark}」评价` }] },
    evidence: { quote: forgottenMark, channel: '会话' },
    count: 3,
    none: null,
  });
});

test('nobody asked, nothing forgotten', () => {
  const nobody = createRecogniser([]);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const copy: unknown = JSON.parse(JSON.stringify(value));
      expect(forgetInJson(copy, nobody)).toEqual(copy);
    }),
  );
});
