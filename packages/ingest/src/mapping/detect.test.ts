import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectMapping } from './detect.ts';
import { Mapping } from './schema.ts';

const field = (alias: string, required = false) => ({ aliases: [alias], required, type: 'text' });
const make = (name: string, fields: object, more: object = {}): Mapping =>
  Mapping.parse({ name, version: '1', kind: 'reviews', fields, ...more });

const small = make('small', { text: field('内容', true), eventAt: field('时间') });
const large = make('large', {
  text: field('内容', true),
  rating: field('评分', true),
  eventAt: field('时间'),
});
const plain = make(
  'plain',
  { externalId: { ...field('x', true), aliases: [] }, text: { ...field('x'), aliases: [] } },
  { columns: [{ field: 'externalId', pattern: '\\d+' }, { field: null }, { field: 'text' }] },
);

describe('detectMapping', () => {
  test('takes the mapping with most fields of those whose required fields are there', () => {
    const full = detectMapping(['时间', '内容', '评分', '其他'], [small, large]);
    expect(full).toMatchObject({ status: 'found', match: { score: 3, hasHeader: true, unused: ['其他'] } });
    expect(full.status === 'found' && full.match.mapping.name).toBe('large');
    expect(full.status === 'found' && full.match.columns.get('text')).toBe(1);
    const less = detectMapping(['时间', '内容'], [small, large]);
    expect(less.status === 'found' && less.match.mapping.name).toBe('small');
  });

  test('folds width, case, blanks and the byte order mark', () => {
    const id = make('id', { externalId: field('SKU ID', true) });
    expect(detectMapping(['\uFEFFsku id'], [id]).status).toBe('found');
  });

  test('refuses a tie and names both', () => {
    const twin = { ...small, name: 'twin' };
    expect(detectMapping(['内容'], [twin, small])).toEqual({ status: 'tie', names: ['small', 'twin'] });
  });

  test('tells what the closest mapping lacks', () => {
    const detection = detectMapping(['时间', '评分'], [small, large]);
    expect(detection).toEqual({ status: 'unknown', closest: { name: 'large', missing: ['内容'] } });
    expect(detectMapping(['甲', '乙'], [small])).toEqual({ status: 'unknown', closest: undefined });
    expect(detectMapping([], []).status).toBe('unknown');
  });

  test('knows a file without a header by its columns', () => {
    const row = detectMapping(['12', '乙', '很好'], [small, plain]);
    expect(row).toMatchObject({ status: 'found', match: { hasHeader: false } });
    expect(row.status === 'found' && row.match.columns.get('text')).toBe(2);
    expect(detectMapping(['12a', '乙', '很好'], [plain]).status).toBe('unknown');
    expect(detectMapping(['12', '乙'], [plain]).status).toBe('unknown');
  });

  test('the order of columns and mappings changes nothing, and no header breaks it', () => {
    const names = fc.constantFrom('内容', '时间', '评分', '__proto__', 'constructor', '');
    fc.assert(
      fc.property(fc.uniqueArray(fc.oneof(names, fc.string())), (header) => {
        const nameOf = (row: string[], mappings: Mapping[]): string => {
          const found = detectMapping(row, mappings);
          return found.status === 'found' ? found.match.mapping.name : found.status;
        };
        const straight = nameOf(header, [small, large]);
        expect(nameOf([...header].reverse(), [large, small])).toBe(straight);
        expect(straight === 'unknown').toBe(!header.some((name) => name.trim() === '内容'));
      }),
    );
  });
});

describe('Mapping', () => {
  const parse = (change: object) => Mapping.safeParse({ ...structuredClone(small), ...change });
  test.each([
    ['an unknown field', { fields: { wrong: field('甲', true) } }],
    ['an unknown type', { fields: { text: { ...field('甲', true), type: 'number' } } }],
    ['an unknown key', { encoding: 'utf-8' }],
    ['no required field', { fields: { text: field('甲') } }],
    ['an alias of two fields', { fields: { text: field('甲', true), reason: field(' 甲') } }],
    ['a field without alias', { fields: { text: { ...field('甲', true), aliases: [] } } }],
    ['a column that is no field', { columns: [{ field: 'text' }, { field: 'eventAt' }, { field: 'role' }] }],
    ['a field without column', { columns: [{ field: 'text' }, { field: null }] }],
    ['a broken pattern', { columns: [{ field: 'text', pattern: '(' }, { field: 'eventAt' }] }],
  ])('refuses %s', (_, change) => expect(parse(change).success).toBe(false));

  test('takes a good one', () => expect(parse({}).success).toBe(true));
});
