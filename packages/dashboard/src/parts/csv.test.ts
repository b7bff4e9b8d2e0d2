import { expect, test } from 'vitest';
import { toCsv, toField } from './csv.ts';

test('formulas are text for a spreadsheet, numbers stay numbers', () => {
  for (const evil of [
    '=1+1',
    '+86',
    '-2',
    '@SUM(A1)',
    '\t=1',
    '  =1',
    '|cmd',
    '%x',
    '＝1+1',
    '＠x',
    '\u00a0=1',
  ])
    expect(toField(evil).replace(/^"/, '').startsWith("'"), evil).toBe(true);
  expect(toField(-2.5)).toBe('-2.5');
  expect(toField('雾霾蓝')).toBe('雾霾蓝');
  expect(toField('=HYPERLINK("x","y")')).toBe('"\'=HYPERLINK(""x"",""y"")"');
});

test('a text of digits stays the text that it is, a day and a name are left alone', () => {
  for (const id of ['00123', '6926012345678901234', '1E5', '3/4', '8:30', '3月4日', '12.50%'])
    expect(toField(id), id).toBe(`"${id}\t"`);
  for (const plain of ['A2031', '2026-11-09', '2026-11-09 08:07', '雾霾蓝/130', ''])
    expect(toField(plain)).toBe(plain);
});

test('a table has a byte order mark, a head and quoted fields', () => {
  const columns = [
    { title: '款号', value: ({ id }: { id: string }) => id },
    { title: '件', value: () => 3 },
    { title: '空', value: () => null },
  ];
  expect(toCsv(columns, [{ id: 'A,1' }, { id: 'B"2\n' }])).toBe(
    '\uFEFF款号,件,空\r\n"A,1",3,\r\n"B""2\n",3,\r\n',
  );
});
