import { signPush } from '@voc/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonFault } from './find-json-fault.ts';
import { createGate } from './gate.ts';
import { parsePush } from './parse-push.ts';
import { isSigned, readPushHeaders, toleranceSeconds } from './verify-signature.ts';

const now = new Date('2026-11-12T00:00:00Z');
const seconds = now.getTime() / 1000;
const nonce = 'n-0123456789abcdef';
const body = Buffer.from('{"items":[]}');
const headersAt = (timestamp: number) => ({
  'x-voc-timestamp': String(timestamp),
  'x-voc-nonce': nonce,
  'x-voc-signature': signPush('a-secret-of-tests', String(timestamp), nonce, body),
});

test.each([
  ['now', 0, 'object'],
  ['5 minutes ago', -toleranceSeconds, 'object'],
  ['6 minutes ago', -360, 'stale'],
  ['6 minutes ahead', 360, 'stale'],
])('a push signed %s', (_, off, expected) => {
  const read = readPushHeaders(headersAt(seconds + off), now);
  expect(typeof read === 'string' ? read : typeof read).toBe(expected);
});

test.each(['x-voc-timestamp', 'x-voc-nonce', 'x-voc-signature'])('without %s a push is unsigned', (name) => {
  expect(readPushHeaders({ ...headersAt(seconds), [name]: undefined }, now)).toBe('unsigned');
  expect(readPushHeaders({ ...headersAt(seconds), [name]: ['a', 'b'] }, now)).toBe('unsigned');
});

test('either of two secrets holds, a changed body or nonce does not', () => {
  const headers = readPushHeaders(headersAt(seconds), now);
  if (typeof headers === 'string') throw new Error(headers);
  expect(isSigned(headers, body, ['a-new-secret-here', 'a-secret-of-tests'])).toBe(true);
  expect(isSigned(headers, body, ['a-new-secret-here'])).toBe(false);
  expect(isSigned(headers, body, [])).toBe(false);
  expect(isSigned(headers, Buffer.from('{"items":[1]}'), ['a-secret-of-tests'])).toBe(false);
  expect(isSigned({ ...headers, nonce: 'another-nonce-0001' }, body, ['a-secret-of-tests'])).toBe(false);
});

test.each([
  ['{"a":1,"a":2}', 'duplicate key'],
  ['{"a":1,"\\u0061":2}', 'duplicate key'],
  ['{"x":{"a":1,"b":[{"c":1},{"c":2}]},"a":"\\"a\\":1"}', undefined],
  [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'too deep'],
  [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'too deep'],
  ['["a","a",{"b":"a"}]', undefined],
])('%.40s has the fault %s', (text, fault) => expect(findJsonFault(text)).toBe(fault));

test('what JSON.stringify writes has no fault', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(findJsonFault(JSON.stringify(value, null, 1))).toBeUndefined();
    }),
  );
});

const parse = (text: string) => parsePush(Buffer.from(text));

test.each([
  ['no JSON', '{"mapping":"m","items":[NaN]}', 'JSON'],
  ['no items', '{"mapping":"m","items":[]}', 'items'],
  ['too many items', JSON.stringify({ mapping: 'm', items: Array(1001).fill(1) }), 'items'],
  ['an unknown field', '{"mapping":"m","items":[1],"isAdmin":true}', 'isAdmin'],
  ['a prototype', '{"mapping":"m","items":[1],"__proto__":{"isAdmin":true}}', '__proto__'],
  ['a list', '[1]', '顶层'],
])('a body with %s is refused', (_, text, told) => {
  const parsed = parse(text);
  expect('problem' in parsed ? parsed.problem : '').toContain(told);
  expect({}).not.toHaveProperty('isAdmin');
});

test('a body that is no UTF-8 is refused', () =>
  expect(parsePush(Buffer.from([0x22, 0xff, 0x22]))).toEqual({ problem: '请求体不是 UTF-8 文本' }));

test('ids of 19 digits stay whole', () =>
  expect(parse('{"mapping":"m","items":[{"id":6923456789012345678}]}')).toEqual({
    body: { mapping: 'm', shop: 'default', items: [{ id: '6923456789012345678' }] },
  }));

test('a gate holds no more than its places and runs no more than it may at once', async () => {
  const gate = createGate({ places: 3, atOnce: 2 });
  const leaves = [gate.enter(), gate.enter(), gate.enter()];
  expect(gate.enter()).toBeUndefined();
  leaves[0]?.();
  leaves[0]?.();
  expect(gate.enter()).toBeDefined();
  expect(gate.enter()).toBeUndefined();
  let running = 0;
  let most = 0;
  const work = async (): Promise<void> => {
    most = Math.max(most, ++running);
    await new Promise((done) => setTimeout(done, 2));
    running--;
  };
  await Promise.all(Array.from({ length: 9 }, () => gate.run(work)));
  await expect(gate.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
  await gate.run(work);
  expect(most).toBe(2);
});
