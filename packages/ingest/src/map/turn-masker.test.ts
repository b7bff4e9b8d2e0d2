import { maskTokenOf } from '@voc/core/config';
import { expect, test } from 'vitest';
import { TurnMasker } from './turn-masker.ts';

const key = 'a key of these tests';
const token = maskTokenOf(key, 'phone', '13812345678');

test.each([
  ['我电话138', '12345678记下', '我电话', '记下'],
  ['138123', '45678', '', ''],
  ['一三八', '一二三四五六七八', '', ''],
])('a number in two turns is one value: %s|%s', (first, second, head, tail) => {
  const masker = new TurnMasker(key);
  masker.mask('c1', 'customer', first);
  expect(masker.mask('c1', 'customer', second)).toEqual({ before: head + token, text: token + tail });
});

test('turns of two speakers or two conversations are not joined', () => {
  const masker = new TurnMasker(key);
  masker.mask('c1', 'customer', '138123');
  expect(masker.mask('c1', 'agent', '45678')).toEqual({ text: '45678' });
  expect(masker.mask('c2', 'agent', '138123')).toEqual({ text: '138123' });
  expect(masker.mask('c2', 'agent', '好的')).toEqual({ text: '好的' });
});

test('numbers of their own stay apart', () => {
  const masker = new TurnMasker(key);
  masker.mask('c1', 'customer', '要2件,号码13812345678');
  expect(masker.mask('c1', 'customer', '13812345678')).toEqual({ text: token });
});

test("the company's own number stays, in one turn and in two", () => {
  const masker = new TurnMasker(key, new Set(['02158881234']));
  expect(masker.mask('c1', 'agent', '请打021-58881234,或13812345678')).toEqual({
    text: `请打021-58881234,或${token}`,
  });
  masker.mask('c1', 'customer', '0215888');
  expect(masker.mask('c1', 'customer', '1234')).toEqual({ text: '1234' });
});
