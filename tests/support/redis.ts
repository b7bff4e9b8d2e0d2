import { randomBytes } from 'node:crypto';

const prefix = `voc-test-${process.pid}-${randomBytes(4).toString('hex')}`;

/** The Redis of this test run; without one the test is red, never skipped. */
export function redisUrl(): string {
  const url = process.env.REDIS_URL;
  if (!url) throw new Error('REDIS_URL is unset: run these tests with `npm test`, which brings a Redis');
  return url;
}

/** The key prefix of a test file, which it names; no other file or run shares it. */
export function redisPrefix(file: string): string {
  return `${prefix}-${file}`;
}
