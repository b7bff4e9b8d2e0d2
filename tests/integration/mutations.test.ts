import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@voc/app';
import { openDatabase } from '@voc/core/db';
import { checkMutant, readSourceTable, writeWorkbook } from '@voc/ingest/testing';
import { afterAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { reviewColumns as header } from '../support/review-columns.ts';

const database = withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'voc-mutations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const words = ['面料很软,颜色也正', '拉链用了两天\n就坏了', '"还行"吧😀', '系统默认好评', '尺码偏小一点点'];
const numbers = Array.from({ length: 40 }, (_, at) => at);
const minute = (at: number): string => String(at).padStart(2, '0');
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const reviews = numbers.map((at) => [
  '旗舰店',
  `69519088183783181${minute(at)}`,
  `9${at}`,
  '88',
  '外套',
  `2026-11-10 10:${minute(at)}:00`,
  '5',
  `${words[at % words.length]}${at % 4 === 3 ? '' : at}`,
  '小*明',
]);
const csv = [header, ...reviews].map((row) => row.map(quoted).join(',')).join('\n');
const lines = numbers.map((at) =>
  JSON.stringify({
    id: 7000 + at,
    content: words[at % words.length],
    creationTime: `2026-11-10 10:${minute(at)}:00`,
    referenceId: '88',
    score: 5,
  }),
);
const chats = numbers.map((at) =>
  [
    `S${Math.floor(at / 4)}`,
    '旗舰店',
    at % 2 === 0 ? '顾客' : '客服',
    `2026-11-10 10:${minute(at)}:00`,
    `第${at}句`,
  ].join('\t'),
);
const ratings = numbers.map((at) => `2018/1/1 10:${minute(at)},某牌${at % 3}号,${1 + (at % 5)}`);
const cells = [header, ...reviews].flat();
const sheet = [header, ...reviews].map(
  (row, at) =>
    `<row r="${at + 1}">${row.map((_, column) => `<c t="s"><v>${at * header.length + column}</v></c>`).join('')}</row>`,
);

test.each<[string, string | Buffer]>([
  ['reviews.csv', `${csv}\n`],
  ['reviews.jsonl', `${lines.join('\n')}\n`],
  ['chats.tsv', `会话编号\t店铺\t发送方\t发送时间\t消息内容\n${chats.join('\n')}\n`],
  ['ratings-only.csv', `Comment_time,Product model,Customer satisfaction\n${ratings.join('\n')}\n`],
  ['reviews.xlsx', writeWorkbook({ sheets: [{ name: '评价', rows: sheet.join('') }], strings: cells })],
])(
  '%s, damaged in every way, is refused whole or read and accounted for',
  async (name, content) => {
    const original = Buffer.from(content);
    writeFileSync(join(folder, name), original);
    const source = await readSourceTable(join(folder, name), original, numbers.length);
    expect(source.rows).toHaveLength(numbers.length + 1);
    const mappings = loadSources();
    const { pool, db } = openDatabase(database.url);
    const outcomes = new Map<string, number>();
    try {
      for (let number = 0; number < 28; number++) {
        const path = join(folder, `mutant-${name}`);
        const trial = { pool, mappings, source, path, number: number + 1000 * name.length };
        const { kind, outcome, problem } = await checkMutant(trial);
        expect(problem, `${kind}, number ${number}`).toBeUndefined();
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    } finally {
      await db.destroy();
    }
    expect(outcomes.get('read') ?? 0).toBeGreaterThan(5);
    expect(outcomes.get('refused') ?? 0).toBeGreaterThan(0);
  },
  120_000,
);
