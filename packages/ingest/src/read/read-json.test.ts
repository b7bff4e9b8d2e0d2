import { describe, expect, test } from 'vitest';
import { findKeys, readJson } from './read-json.ts';
import type { TableRow } from './table.ts';

async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

async function readAll(text: string, length = 65_536): Promise<TableRow[]> {
  const isList = text.startsWith('[');
  const rows: TableRow[] = [];
  for await (const some of readJson(inChunks(text, length), findKeys(text, isList), isList, 'a.json'))
    rows.push(...some);
  return rows;
}

const reasons = (rows: readonly TableRow[]): (string | undefined)[] => rows.map(({ fault }) => fault?.reason);

describe('readJson', () => {
  test('sets aside the lines that are no record, each with its number, and goes on', async () => {
    const lines = [
      '{"id":1,"text":"好"}',
      '',
      '{"id":NaN}',
      '{"id":1e999}',
      '{"id":3,"text":"断',
      'null',
      '{"id":4,"text":"尾"}',
    ];
    const rows = await readAll(lines.join('\n'), 5);
    expect(rows.map(({ no }) => no)).toEqual([1, 3, 4, 5, 6, 7]);
    expect(reasons(rows)).toEqual([
      undefined,
      'broken_json',
      'broken_json',
      'broken_json',
      'broken_json',
      undefined,
    ]);
  });

  test('sets half a character aside and keeps whole ones', async () => {
    const rows = await readAll(
      ['{"text":"\\ud83d\\ude00 \\\\ud83d"}', '{"text":"\\ud83d"}', '{"turns":[{"text":"\\uDE00"}]}'].join(
        '\n',
      ),
    );
    expect(rows[0]?.cells[0]).toBe('\u{1F600} \\ud83d');
    expect(rows.slice(1).map(({ fault }) => [fault?.reason, fault?.column])).toEqual([
      ['invalid_bytes', 'text'],
      ['invalid_bytes', undefined],
    ]);
  });

  test.each([
    ['as lines', (deep: string) => `{"id":"1","text":"好"}\n${deep}\n{"id":"2","text":"尾"}`],
    ['in a list', (deep: string) => `[{"id":"1","text":"好"},${deep},{"id":"2","text":"尾"}]`],
  ])('sets a record of a depth of 100,000 aside %s, in linear time', async (_, around) => {
    const start = performance.now();
    for (const deep of [
      `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    ])
      expect(reasons(await readAll(around(deep)))).toEqual([undefined, 'broken_json', undefined]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('sets a record of 50 MB aside and goes on', async () => {
    const rows = await readAll(`{"id":"1","text":"${'长'.repeat(17_000_000)}"}\n{"id":"2","text":"尾"}`);
    expect(reasons(rows)).toEqual(['field_too_long', undefined]);
  });

  test('refuses a list that ends inside of a record', async () =>
    expect(readAll('[{"id":1},{"id":2')).rejects.toThrow('第 2 行'));
});
