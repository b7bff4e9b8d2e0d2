import { createHash, createHmac } from 'node:crypto';
import type { RestConfig } from './config.ts';

type Signed = Extract<RestConfig['auth'], { kind: 'signed' }>;

/**
 * Signature of parameters: names sorted by code units, `name value` of each joined without separator, by the rule
 * of Taobao's TOP protocol, which JD and PDD share.
 */
export function signParams(
  params: Readonly<Record<string, string>>,
  { algorithm, wrap, upperCase }: Pick<Signed, 'algorithm' | 'wrap' | 'upperCase'>,
  key: string,
): string {
  const joined = Object.keys(params)
    .sort()
    .map((name) => name + params[name])
    .join('');
  const text = wrap ? key + joined + key : joined;
  const digest =
    algorithm === 'md5'
      ? createHash('md5').update(text).digest('hex')
      : createHmac(algorithm === 'hmac-md5' ? 'md5' : 'sha256', key)
          .update(text)
          .digest('hex');
  return upperCase ? digest.toUpperCase() : digest;
}
