import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FatalError } from '../errors.ts';
import { jobIdOf } from './job-id.ts';

test('stages never share an id, and the id is fit for BullMQ', () => {
  expect(jobIdOf({ stage: 'classify', key: 'a1' })).toBe('classify.a1');
  expect(jobIdOf({ stage: 'rollup', key: 'a1' })).not.toBe(jobIdOf({ stage: 'detect', key: 'a1' }));
});

test('keys that BullMQ refuses or misreads are refused at once', () => {
  for (const key of ['', 'a:b', '20261127']) {
    expect(() => jobIdOf({ stage: 'classify', key })).toThrow(FatalError);
  }
});

test('any other key gives an id of its own', () => {
  const key = fc.stringMatching(/^[a-z][\w.-]{0,30}$/);
  fc.assert(
    fc.property(key, key, (a, b) => {
      const ids = [jobIdOf({ stage: 's', key: a }), jobIdOf({ stage: 's', key: b })];
      expect(new Set(ids).size).toBe(a === b ? 1 : 2);
      for (const id of ids) expect(id).not.toMatch(/:|^\d+$/);
    }),
  );
});
