import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReportKey } from './parse-report-key.ts';

test.each([
  ['2026-W46', { kind: 'week', period: '2026-W46', revision: null }],
  ['2026-11@2', { kind: 'month', period: '2026-11', revision: 2 }],
  ['2026-Q4', { kind: 'quarter', period: '2026-Q4', revision: null }],
  ['all@13', { kind: 'all', period: 'all', revision: 13 }],
])('%s is a report', (text, key) => expect(parseReportKey(text)).toEqual(key));

test('anything else is told with an example', () => {
  for (const text of ['', '2026', '2026-W46@', '2026-W46@0', '2026-W46@1@2', "2026-W46'; drop"])
    expect(() => parseReportKey(text)).toThrow('2026-W46');
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        const { period, revision } = parseReportKey(text);
        expect(revision === null ? period : `${period}@${revision}`).toBe(text);
      } catch (error) {
        expect(error).toMatchObject({ name: 'UsageError' });
      }
    }),
  );
});
