import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectMapping } from '../mapping/detect.ts';
import { Mapping } from '../mapping/schema.ts';
import { type Proposal, proposeMapping } from './propose-mapping.ts';
import { isHeader } from './read-sheet.ts';

const known = Mapping.parse({
  name: 'known',
  version: '1',
  kind: 'reviews',
  fields: {
    text: { aliases: ['买家心声'], required: true, type: 'text' },
    listingId: { aliases: ['货品码'], type: 'id' },
  },
});

const said = ['壶盖漏水烫到了手,客服一直不回', '烧水很快,很满意,会回购', '颜色和图片不一样,偏黄不少'];

const propose = (header: string[], rows: string[][], hasHeader = true): Proposal =>
  proposeMapping({ hasHeader, header, rows }, [known], 'own-test');

const fieldsOf = ({ columns }: Proposal): (string | null)[] => columns.map(({ field }) => field);

describe('proposeMapping', () => {
  test('reads names that known mappings use, names that sound alike, and values', () => {
    const rows = said.map((text, n) => [
      `2026-11-1${n} 09:30:00`,
      String(n + 3),
      text,
      `70${n}11`,
      `小*${n}`,
      '浙江',
    ]);
    const found = propose(['反馈日期', '打分', '买家心声', '货品码', '会员昵称', '省份'], rows);
    expect(fieldsOf(found)).toEqual(['eventAt', 'rating', 'text', 'listingId', 'customer', null]);
    expect(found).toMatchObject({
      kind: 'reviews',
      missing: [],
      mapping: { name: 'own-test', kind: 'reviews' },
    });
    expect(found.columns[2]?.score).toBeGreaterThan(0.9);
    expect(found.mapping?.fields.text).toEqual({ aliases: ['买家心声'], required: true, type: 'text' });
  });

  test('knows text, time, stars and orders by their look where the names say nothing', () => {
    const rows = said.map((text, n) => [
      `2026/11/1${n}`,
      ['好评', '差评', '中评'][n] ?? '',
      text,
      `300000000000000${n}1`,
    ]);
    const found = propose(['A', 'B', 'C', 'D'], rows);
    expect(fieldsOf(found)).toEqual(['eventAt', 'rating', 'text', 'orderId']);
    expect(found.mapping?.fields.rating?.transform).toEqual({
      kind: 'values',
      values: { 中评: '3', 好评: '5', 差评: '1' },
    });
  });

  test('a column that says who speaks makes conversations', () => {
    const rows = said.map((text, n) => [
      `s${n}1`,
      n % 2 === 0 ? '买家' : '卖家',
      text,
      `2026-11-10 09:3${n}:00`,
    ]);
    const found = propose(['会话编号', '谁', '内容', '时间'], rows);
    expect(found.kind).toBe('chats');
    expect(fieldsOf(found)).toEqual(['externalId', 'role', 'text', 'eventAt']);
    expect(found.mapping?.fields.role?.transform).toMatchObject({
      values: { 买家: 'customer', 卖家: 'agent' },
    });
  });

  test('a name is not enough: numbers of reviews are no text', () => {
    const found = propose(
      ['商品', '评论', '日期'],
      [
        ['水壶', '12', '2026-11-10'],
        ['水杯', '7', '2026-11-10'],
      ],
    );
    expect(found.mapping).toBeNull();
    expect(found.missing).toEqual(['找不到顾客说的话(文字列)']);
  });

  test('a file without a header is known again by the shape of its columns', () => {
    const rows = said.map((text, n) => [`30000000000000${n}`, text, `2026-11-1${n} 09:30:00`]);
    const found = propose(['1', '2', '3'], rows, false);
    expect(found.mapping?.columns?.map(({ field }) => field)).toEqual(['orderId', 'text', 'eventAt']);
    const again = found.mapping ? detectMapping(rows[1] ?? [], [found.mapping]).status : 'none';
    expect(again).toBe('found');
    expect(detectMapping(['1', '2', '3'], found.mapping ? [found.mapping] : []).status).toBe('unknown');
  });

  test('of two columns with one name only the first is used', () => {
    const rows = said.map((text, n) => [text, `又说${text}`, `2026-11-1${n}`]);
    const found = propose(['内容', '内容', '时间'], rows);
    expect(fieldsOf(found)).toEqual(['text', null, 'eventAt']);
  });

  test('whatever the file, no field stands twice and a proposed mapping fits its own file', () => {
    const names = fc.constantFrom(
      '评价内容',
      '时间',
      '评分',
      '订单号',
      'id',
      '__proto__',
      'constructor',
      '',
      '昵称',
    );
    const cells = fc.oneof(
      fc.constantFrom('很好用很满意呢', '2026-11-10', '5', '12345678901234', '顾客', '', '好评', 'null'),
      fc.string(),
    );
    const sheets = fc
      .array(fc.oneof(names, fc.string()), { minLength: 1, maxLength: 8 })
      .chain((header) =>
        fc
          .array(fc.array(cells, { minLength: header.length, maxLength: header.length }), { maxLength: 6 })
          .map((rows) => ({ header, rows })),
      );
    fc.assert(
      fc.property(sheets, ({ header, rows }) => {
        const found = propose(header, rows);
        const fields = fieldsOf(found).filter((field) => field !== null);
        expect(new Set(fields).size).toBe(fields.length);
        for (const { score } of found.columns) expect(score >= 0 && score <= 1).toBe(true);
        expect(found.mapping === null).toBe(found.missing.length > 0);
        if (found.mapping) expect(detectMapping(header, [found.mapping]).status).toBe('found');
      }),
    );
  });
});

test.each([
  [['评价ID', '评价内容', '评分', ''], true],
  [['1001', '很好用', '2026-11-10'], false],
  [['甲', said[0] ?? '', said[1] ?? '', '这一行写得很长很长很长很长很长很长很长很长很长很长'], false],
])('isHeader(%j) is %s', (cells, expected) => expect(isHeader(cells)).toBe(expected));
