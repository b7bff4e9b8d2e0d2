import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseReportKey, reportName } from './parse-report-key.ts';

test.each([
  ['2026-W46', { kind: 'week', period: '2026-W46', revision: null }],
  ['2026-11@2', { kind: 'month', period: '2026-11', revision: 2 }],
  ['2026-Q4', { kind: 'quarter', period: '2026-Q4', revision: null }],
  ['all@13', { kind: 'all', period: 'all', revision: 13 }],
])('%s is a report of the whole company', (text, key) =>
  expect(parseReportKey(text)).toEqual({ ...key, scope: 'company' }),
);

test('a scope is checked and named with the report', () => {
  const key = parseReportKey('2026-W46', 'brand:禾棉');
  expect(key.scope).toBe('brand:禾棉');
  expect(reportName(key)).toBe('2026-W46 brand:禾棉');
  expect(() => parseReportKey('2026-W46', '禾棉')).toThrow('报告范围');
});

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
