import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { generateAll, manifestOf } from './generate.ts';

const folder = dirname(fileURLToPath(import.meta.url));
let files: Map<string, Buffer>;
let truth: {
  id: string;
  productId: string | null;
  category: string | null;
  expect: string;
  voices: number;
}[];

beforeAll(async () => {
  files = await generateAll();
  truth = JSON.parse(String(files.get('truth.json')));
}, 120_000);

function textOf(name: string, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(files.get(name));
}

describe('the demo company', () => {
  it('comes out the same as the committed files', () => {
    const committed: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifestOf(files)).toEqual(committed);
  });

  it('stands on disk as the manifest says', () => {
    for (const [name, bytes] of files)
      expect(readFileSync(join(folder, name)).equals(bytes), name).toBe(true);
  });

  it('keeps the size that a repository can carry', () => {
    const size = (start: string): number =>
      [...files].filter(([name]) => name.startsWith(start)).reduce((sum, [, bytes]) => sum + bytes.length, 0);
    expect(size('data/')).toBeLessThan(9_000_000);
    expect(size('slice/')).toBeLessThan(1.5 * 1024 * 1024);
  });

  it('decodes in the encoding that each file claims', () => {
    expect(textOf('data/reviews-jd.gb18030.csv', 'gb18030')).toContain('店铺,评论编号,订单号');
    expect(textOf('data/reviews-pdd.tsv', 'utf-16le')).toContain('店铺\t评论ID\t订单编号');
    expect(files.get('data/reviews-pdd.tsv')?.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
    expect(files.get('data/reviews-tmall.csv')?.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  it('leaves no slot or brace of a template in the texts', () => {
    for (const name of ['data/reviews-tmall.csv', 'data/chats-jd.csv', 'data/refunds.csv']) {
      expect(textOf(name, 'utf-8')).not.toMatch(/[{}|$]|undefined/);
    }
  });

  it('hides incidents and counter-examples that a report can name', () => {
    expect(truth.length).toBeGreaterThanOrEqual(10);
    for (const entry of truth.filter((one) => ['alert', 'report'].includes(one.expect))) {
      expect(entry.voices, entry.id).toBeGreaterThanOrEqual(30);
      expect(entry.category, entry.id).not.toBeNull();
    }
    expect(truth.filter((entry) => entry.expect === 'none').length).toBeGreaterThanOrEqual(3);
  });

  it('lets one customer mention 12315, in a conversation', () => {
    const naming = [...files].filter(
      ([name, bytes]) => name.startsWith('data/chats') && bytes.toString('utf8').includes('就打12315'),
    );
    expect(naming.map(([name]) => name)).toEqual(['data/chats-jd.csv']);
  });

  it('never lets the chat-only product be blamed in a review or refund', () => {
    const refunds = textOf('data/refunds.csv', 'utf-8').split('\n');
    expect(refunds.filter((row) => row.includes('D4103-') && /磨|挤脚|质量问题/.test(row))).toEqual([]);
  });
});
