import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyedHash, maskTokenOf, readConfig, readSecretKey } from './config.ts';

test('a keyed hash is HMAC-SHA256 of kind and value, cut to 16 bytes, and differs by key and kind', () => {
  const expected = createHmac('sha256', 'one key of tests')
    .update('order\u00001001')
    .digest('hex')
    .slice(0, 32);
  expect(keyedHash('one key of tests', 'order', '1001')).toBe(expected);
  expect(keyedHash('one key of tests', 'order', '1001')).toBe(expected);
  expect(keyedHash('two key of tests', 'order', '1001')).not.toBe(expected);
  expect(keyedHash('one key of tests', 'customer', '1001')).not.toBe(expected);
});

test('a token is the first 50 bits of HMAC-SHA256 of kind and value in base32', () => {
  const bits = [
    ...createHmac('sha256', 'one key of tests').update('phone\u000013812345678').digest().subarray(0, 7),
  ]
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  const code = Array.from(
    { length: 10 },
    (_, n) => '0123456789abcdefghjkmnpqrstvwxyz'[Number.parseInt(bits.slice(n * 5, n * 5 + 5), 2)],
  ).join('');
  expect(maskTokenOf('one key of tests', 'phone', '13812345678')).toBe(`[手机号#${code}]`);
  expect(maskTokenOf('two key of tests', 'phone', '13812345678')).not.toBe(`[手机号#${code}]`);
});

test('without VOC_KEY a key is made once in VOC_HOME, readable by its owner alone', () => {
  const home = mkdtempSync(join(tmpdir(), 'voc-key-'));
  try {
    const config = readConfig({ VOC_HOME: home });
    const key = readSecretKey(config);
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(readSecretKey(config)).toBe(key);
    expect(statSync(join(home, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readSecretKey(readConfig({ VOC_HOME: home, VOC_KEY: 'given by somebody' }))).toBe(
      'given by somebody',
    );
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('numbers of the company are digits, however they are written', () => {
  const { ownNumbers } = readConfig({
    VOC_OWN_NUMBERS: '021-5888 1234,+86 138-0013-8000、(0571)88881234\uff0c\uff08010\uff0988881234',
  });
  expect([...ownNumbers]).toEqual(['02158881234', '13800138000', '057188881234', '01088881234']);
  expect(readConfig({}).ownNumbers.size).toBe(0);
  for (const wrong of ['hotline', '021-58881234,', '12'])
    expect(() => readConfig({ VOC_OWN_NUMBERS: wrong })).toThrow('VOC_OWN_NUMBERS');
});

describe('the company sign-in', () => {
  const given = {
    VOC_PUBLIC_URL: 'https://voc.example.com',
    VOC_OIDC_ISSUER: 'https://id.example.com/realms/all',
    VOC_OIDC_CLIENT: 'voc',
  };

  test('is off unless it is set up, and then has a host that may be called', () => {
    expect(readConfig({ VOC_PUBLIC_URL: given.VOC_PUBLIC_URL }).companyLogin).toBeUndefined();
    expect(readConfig({ ...given, VOC_OIDC_HOSTS: 'keys.example.com, 10.0.0.8:8443' }).companyLogin).toEqual({
      issuer: given.VOC_OIDC_ISSUER,
      clientId: 'voc',
      secretFile: undefined,
      claim: 'preferred_username',
      scopes: 'openid profile email',
      allowedHosts: ['id.example.com', 'keys.example.com', '10.0.0.8:8443'],
      origin: 'https://voc.example.com',
      roles: undefined,
    });
    expect(
      readConfig({ ...given, VOC_OIDC_ROLE_CLAIM: 'groups', VOC_OIDC_ROLES: 'a b = admin, c=agent' })
        .companyLogin?.roles,
    ).toEqual({
      claim: 'groups',
      byValue: [
        ['a b', 'admin'],
        ['c', 'agent'],
      ],
    });
  });

  test.each([
    [{ VOC_OIDC_ISSUER: 'http://id.example.com' }, 'https'],
    [{ VOC_PUBLIC_URL: 'http://voc.example.com' }, 'https'],
    [{ VOC_PUBLIC_URL: 'https://voc.example.com/pages' }, '不带路径'],
    [{ VOC_PUBLIC_URL: '' }, '必须同时设置'],
    [{ VOC_OIDC_CLIENT: '' }, '必须同时设置'],
    [{ VOC_OIDC_ISSUER: 'id.example.com' }, 'VOC_OIDC_ISSUER'],
    [{ VOC_OIDC_SCOPES: 'profile' }, 'openid'],
    [{ VOC_OIDC_ROLES: 'a=admin' }, '必须同时设置'],
    [{ VOC_OIDC_ROLES: 'admin', VOC_OIDC_ROLE_CLAIM: 'groups' }, '组名=角色'],
  ])('%j is refused in words', (change, words) => {
    expect(() => readConfig({ ...given, ...change })).toThrow(words);
  });

  test.each(['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000'])(
    '%s is near enough',
    (issuer) => {
      expect(readConfig({ ...given, VOC_OIDC_ISSUER: issuer }).companyLogin?.issuer).toBe(issuer);
    },
  );
});
