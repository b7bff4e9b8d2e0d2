import { expect, test } from 'vitest';
import { isPrivateAddress, literalAddress } from './private-address.ts';

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.255.255',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '::1',
  '::',
  '::ffff:10.0.0.1',
  '::ffff:a00:1',
  'fd00::1',
  'fe80::1',
  '64:ff9b::7f00:1',
  'not an address',
])('%s is inside', (address) => expect(isPrivateAddress(address)).toBe(true));

test.each(['93.184.216.34', '172.32.0.1', '2606:4700::1111', '::ffff:93.184.216.34'])(
  '%s is outside',
  (address) => expect(isPrivateAddress(address)).toBe(false),
);

test.each([
  ['http://0x7f000001/', '127.0.0.1'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://[::ffff:10.0.0.1]/', '::ffff:a00:1'],
  ['http://api.example.com/', undefined],
])('the host of %s is %s', (url, address) => expect(literalAddress(new URL(url).hostname)).toBe(address));
