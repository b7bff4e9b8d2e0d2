import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Rows of the table of robots' failures: number, case, end, tried again, what staff see, test. */
const rows = readFileSync(join(root, 'docs/delivery.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ +\|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test('the failures that the documentation tells of are numbered, 24 at least, and each names a test that there is', () => {
  expect(rows.map(([, n]) => Number(n))).toEqual(rows.map((_, i) => i + 1));
  expect(rows.length).toBeGreaterThanOrEqual(24);
  for (const [, n, , state, , , named = ''] of rows) {
    const [, file = '', title = ''] = /^(\S+): (.+)$/.exec(named.replaceAll('`', '')) ?? [];
    const source = readFileSync(join(root, 'tests', file), 'utf8').replaceAll("\\'", "'");
    expect(source.includes(`'${title}`) || source.includes(`"${title}`), `${n}: ${named}`).toBe(true);
    expect(state, String(n)).toMatch(/^`(?:sent|failed|unknown)`/);
  }
});
