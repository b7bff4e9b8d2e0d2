import { RejectedFileError } from '@voc/core';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readDelimited } from './read-delimited.ts';
import { maxFieldLength, type TableRow } from './table.ts';

async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function readAll(text: string, length = 7, delimiter = ',', width = 2): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of readDelimited(inChunks(text, length), { delimiter, width }, 'a.csv'))
    rows.push(...batch);
  return rows;
}

const cellsOf = (rows: readonly TableRow[]): (readonly string[])[] => rows.map(({ cells }) => cells);

describe('readDelimited', () => {
  test('gives back what papaparse wrote, however the text is cut into chunks', async () => {
    const cell = fc.array(fc.constantFrom('好', '"', ',', '\n', '\r\n', ' ', 'a', '\t', '5" 屏'), {
      maxLength: 6,
    });
    const table = fc.array(
      fc.array(
        cell.map((parts) => parts.join('')),
        { minLength: 2, maxLength: 4 },
      ),
      {
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, length, newline) => {
          const text = Papa.unparse(rows, { newline });
          const written = rows.filter((row) => row.some((value) => value !== '') || row.length > 1);
          expect(cellsOf(await readAll(text, length))).toEqual(written);
        },
      ),
    );
  });

  test('reads a record as papaparse does, whatever quotes are in it', async () => {
    const mark = fc.constantFrom('"', '"', ',', ' ', '好', '""', '",', ',"', 'a');
    const record = fc.array(mark, { minLength: 1, maxLength: 14 }).map((marks) => marks.join(''));
    await fc.assert(
      fc.asyncProperty(record, async (text) => {
        const parsed = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
        fc.pre(text.trim() !== '' && !parsed.errors.some(({ code }) => code === 'MissingQuotes'));
        expect(cellsOf(await readAll(text))).toEqual(parsed.data);
      }),
      { numRuns: 1000 },
    );
  });

  test('counts records, not lines, and leaves blank lines out', async () => {
    const rows = await readAll('a,b\n"1\n2",x\n\n3,y');
    expect(rows.map(({ no }) => no)).toEqual([1, 2, 4]);
    expect(cellsOf(rows)).toEqual([
      ['a', 'b'],
      ['1\n2', 'x'],
      ['3', 'y'],
    ]);
  });

  test('takes a quote inside a field for a character', async () =>
    expect(cellsOf(await readAll('5" 屏,"说""好""",x"\n'))).toEqual([['5" 屏', '说"好"', 'x"']]));

  test('names the record in which a quote stays open', async () => {
    const reading = readAll('a,b\n1,"x\n2,y\n3,z\n');
    await expect(reading).rejects.toThrow(RejectedFileError);
    await expect(reading).rejects.toThrow('第 2 行');
  });

  test.each(['大', '大,', '大\n'])(
    'sets a record with one huge field of 「%s」 aside and goes on',
    async (unit) => {
      const huge = unit.repeat(Math.ceil((5 * maxFieldLength) / unit.length));
      const field = unit === '大' ? huge : `"${huge}"`;
      const rows = await readAll(`a,b\n1,${field}\n2,y\n`, 65_536);
      expect(rows.map(({ fault }) => fault?.reason)).toEqual([undefined, 'field_too_long', undefined]);
      expect(rows[1]?.fault?.column).toBe('2');
      expect(rows[2]?.cells).toEqual(['2', 'y']);
    },
  );

  test.each([
    ['plain rows', '好', 100_000],
    ['rows with quotes of their own', '"好"', 2],
  ])(
    'refuses a file whose open quote swallows %s, naming the row in which it opened',
    async (_, text, count) => {
      const rows = Array.from({ length: count }, (__, at) => `${at},甲店,${text},5`);
      const content = ['a,b,c,d', '0,甲店,"没有收尾,5', ...rows, '7,甲店,"收尾",5', '8,甲店,好,5'].join('\n');
      const reading = readAll(content, 65_536, ',', 4);
      await expect(reading).rejects.toThrow(RejectedFileError);
      await expect(reading).rejects.toThrow('第 2 行');
    },
  );

  test('leaves a customer who writes in lines with commas alone', async () => {
    const text = 'a,b,c,d\n1,x,"一,二\n三,四,五,六\n七\n八,九,十,""百""\n""完""",5\n2,x,y,4\n';
    expect((await readAll(text, 7, ',', 4)).map(({ no }) => no)).toEqual([1, 2, 3]);
  });

  test('reads floods of quotes, columns and blanks in linear time', async () => {
    const start = performance.now();
    const quotes = await readAll(`a,b\n1,"${'""'.repeat(500_000)}"\n${'"",'.repeat(100_000)}\n2,y\n`, 65_536);
    expect(quotes.map(({ cells }) => cells.length)).toEqual([2, 2, 100_001, 2]);
    expect(quotes[1]?.cells[1]).toBe('"'.repeat(500_000));
    const wide = await readAll(`${'列,'.repeat(5000)}\n${'值,'.repeat(5000)}\n`, 65_536);
    expect(wide.map(({ cells }) => cells.length)).toEqual([5001, 5001]);
    expect(await readAll(`a,b\n${'\n'.repeat(300_000)}1,y`, 65_536)).toHaveLength(2);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
