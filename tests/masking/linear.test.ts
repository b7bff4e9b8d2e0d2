import { maskText } from '@voc/ingest';
import { expect, test } from 'vitest';
import { generate } from './set/generate.ts';
import { heldApart } from './set/held-apart.ts';
import { plainReviews } from './set/plain.ts';

const key = 'a key of these tests';
const length = 50_000;
const mostTurns = 20;
const mostTimes = 3;

const fill = (unit: string, size = length): string =>
  unit.repeat(Math.ceil(size / unit.length)).slice(0, size);

/** Processor time of masking in milliseconds: other processes of the machine do not count. */
function cost(text: string): number {
  const start = process.cpuUsage();
  maskText(text, key);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * How many times as long one text takes as another, each at its best of the same turns, so that a machine that is busy
 * for a while slows both; more turns only while the answer is above the bar.
 */
function timesAsLong(text: string, other: string, bar: number): { times: number; spent: number } {
  let [spent, normal] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn < mostTurns && (turn < 2 || spent / normal > bar); turn++) {
    spent = Math.min(spent, cost(text));
    normal = Math.min(normal, cost(other));
  }
  return { times: spent / normal, spent };
}

const hostile: Record<string, readonly string[]> = {
  phone: ['1', '一', '1 ', '138 ', '12 34 ', '1一', '1-', '1.5', '+86', '1\ufe0f\u20e3', '①', '1234567 '],
  id_card: ['110105 ', '19491231'],
  bank_card: ['6222', '6222 ', '卡号'],
  email: ['@', 'a@', 'a@a.', 'a.', 'aaaaaaaaa', 'a#', 'a点', '换成@'],
  wechat: ['V:', '微', '微信', '微信a', '加微', 'a_', 'wxid_'],
  qq: ['qq', '扣1', 'q1'],
  plate: ['粤B', '粤B1', '粤'],
  address: ['省', '1号', '北京', '大路', '朝阳区科技路', '一'],
  name: ['张', '收件人', '收件人张', '张的'],
  order_no: ['SF1', '订单', '订单A1', '0'],
};

/** Reviews without personal data: what normal text is. */
const plain = plainReviews(1, length);
for (let turn = 0; turn < 5; turn++) cost(plain);

test.each(Object.keys(hostile))(
  '%s takes at most three times as long on hostile text as on plain reviews',
  (kind) => {
    for (const unit of hostile[kind] ?? []) {
      const text = fill(unit);
      const { times, spent } = timesAsLong(text, plain, mostTimes);
      expect(times, `${unit}: ${spent} ms`).toBeLessThanOrEqual(mostTimes);
      expect(spent / (Buffer.byteLength(text) / 1e6), `${unit}, milliseconds a MB`).toBeLessThanOrEqual(2000);
    }
  },
);

/** Each value costs its token, so texts with a value in every few characters are held to text full of personal data. */
const values = ['11010519 ', '28471935 ', '卡13800138000', '收件人于姓'];
const personal = fill(
  generate(heldApart, 9, 1500)
    .map(({ text }) => text)
    .join('\n'),
);

test.each(values)(
  '%s, all of it values, takes at most three times as long as text full of personal data',
  (unit) => {
    const { times } = timesAsLong(fill(unit), personal, mostTimes);
    expect(times).toBeLessThanOrEqual(mostTimes);
  },
);

test.each(['1一', '1234567 ', '1号', 'a@'])(
  '%s of five times the length takes about five times as long',
  (unit) => {
    const { times } = timesAsLong(fill(unit), fill(unit, length / 5), 10);
    expect(times).toBeLessThanOrEqual(10);
  },
);
