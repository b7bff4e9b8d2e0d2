import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const proxiesOf = (text?: string): readonly string[] =>
  readConfig(text === undefined ? {} : { VOC_TRUSTED_PROXIES: text }).http.trustedProxies;

test('nobody is trusted unless named, as addresses or networks', () => {
  expect(proxiesOf()).toEqual([]);
  expect(proxiesOf('')).toEqual([]);
  expect(proxiesOf('10.0.0.5, 10.1.0.0/16\uff0cfd00::1 fd00:1::/32')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    'fd00::1',
    'fd00:1::/32',
  ]);
});

test('names, mistyped networks and everybody are refused in words', () => {
  for (const text of ['proxy.example.com', '10.0.0', '10.0.0.0/33', 'loopback', '2'])
    expect(() => proxiesOf(text), text).toThrow(/VOC_TRUSTED_PROXIES.*请写成地址或网段/);
  for (const text of ['0.0.0.0/0', '::/0', '10.0.0.0/00'])
    expect(() => proxiesOf(text), text).toThrow(/VOC_TRUSTED_PROXIES/);
});
