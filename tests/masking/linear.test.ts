import { maskText } from '@voc/ingest';
import { expect, test } from 'vitest';
import { generate } from './set/generate.ts';
import { heldApart } from './set/held-apart.ts';

const key = 'a key of these tests';
const length = 200_000;
const repeats = 4;

const fill = (unit: string): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

/** CPU time of masking in milliseconds, the best of some: other processes of the machine do not count. */
function cost(text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < repeats; turn++) {
    const start = process.cpuUsage();
    maskText(text, key);
    const { user, system } = process.cpuUsage(start);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const ordinary = fill(
  generate(heldApart, 9, 6000)
    .map(({ text }) => text)
    .join('\n'),
);

const hostile: Record<string, readonly string[]> = {
  phone: ['1', '一', '1 ', '138 ', '12 34 ', '1一', '1-', '1.5', '+86', '1\ufe0f\u20e3', '①', '1234567 '],
  id_card: ['110105 ', '11010519 ', '19491231'],
  bank_card: ['6222', '6222 ', '卡号'],
  email: ['@', 'a@', 'a@a.', 'a.', 'aaaaaaaaa', 'a#', 'a点', '换成@'],
  wechat: ['V:', '微', '微信', '微信a', '加微', 'a_', 'wxid_'],
  qq: ['qq', '扣1', 'q1'],
  plate: ['粤B', '粤B1', '粤'],
  address: ['省', '1号', '北京', '大路', '朝阳区科技路', '一'],
  name: ['张', '收件人', '收件人张', '张的'],
  order_no: ['SF1', '订单', '订单A1', '0'],
};

const normal = cost(ordinary);

test.each(Object.keys(hostile))('%s takes at most three times as long on hostile text', (kind) => {
  for (const unit of hostile[kind] ?? []) {
    const spent = cost(fill(unit));
    expect(spent / normal, `${unit} ${spent} ms, ordinary text ${normal} ms`).toBeLessThanOrEqual(3);
    const megabytes = Buffer.byteLength(fill(unit)) / 1e6;
    expect(spent / megabytes, `${unit}, milliseconds a MB`).toBeLessThanOrEqual(2000);
  }
});

test('a text of five times the length takes about five times as long', () => {
  const short = cost(ordinary.slice(0, length / 5));
  expect(normal / short).toBeLessThanOrEqual(10);
});
