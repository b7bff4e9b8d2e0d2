import { describe, expect, test } from 'vitest';
import { maskText } from '../mask/mask-text.ts';
import { personOf } from './person.ts';

const key = 'a-key-of-the-tests-alone';

describe('personOf', () => {
  test.each(['13800138000', '138 0013 8000', '+86 138-0013-8000', '138００138０00'])(
    'the phone %s is found by what masking writes',
    (phone) => {
      const person = personOf({ phone }, key);
      const token = maskText('我的电话13800138000', key).text.replace('我的电话', '');
      expect(person.textTokens).toContain(token);
      expect(person).toEqual(personOf({ phone: '13800138000' }, key));
    },
  );

  test('an order is found by its keyed hash and its token, whatever guards the export had', () => {
    const person = personOf({ order: '="300000000000000001"' }, key);
    expect(person).toEqual(personOf({ order: '300000000000000001' }, key));
    expect(person.orderHash).toMatch(/^[0-9a-f]{32}$/);
    expect(person.textTokens.length).toBeGreaterThan(0);
  });

  test('nothing of the value is in it', () => {
    for (const query of [{ phone: '13800138000' }, { order: '300000000000000001' }, { customer: '小明明' }])
      expect(JSON.stringify(personOf(query, key))).not.toMatch(/13800138000|300000000000000001|小明明/);
  });

  test.each([
    [{ phone: '12345' }, '不是手机号'],
    [{ phone: '23800138000' }, '不是手机号'],
    [{ order: ' ' }, '--order 是空的'],
    [{ customer: '\t' }, '--customer 是空的'],
  ])('%j is refused', (query, message) => expect(() => personOf(query, key)).toThrow(message));
});
