import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Saying } from '../attribution/find-distinctive-words.ts';
import { findThemes } from './find-themes.ts';
import type { ThemeVoice } from './types.ts';

/** Sentences of ours, cut by hand. */
const charger = [
  '充电口 插 两次 就 松动',
  '充电口 松 得 厉害 线 一 碰 就 断',
  '才 一周 充电口 接触 不良',
  '充电口 松动 充 不 进去',
  '充电口 歪 插头 晃 充电 断断续续',
  '插头 插 进 充电口 就 晃',
];
const smoke = [
  '送货员 进门 抽烟 家里 全是 烟味',
  '安装 师傅 抽烟 说 了 也 不 听',
  '师傅 边 干活 边 抽烟 烟灰 掉 地板',
  '抽烟 的 师傅 烟灰 弄 一地',
  '上门 的 人 一直 抽烟 烟味 散 不 掉',
];
const zipper = [
  '说明书 只有 英文 老人 看不懂',
  '说明书 全是 英文 没有 中文',
  '英文 说明书 不会 用',
  '没有 中文 说明书 看不懂',
  '说明书 看不懂 客服 也 不 解释',
];
const planted = [charger, smoke, zipper];
const grumbles = ['太 失望 了', '一般 吧 不 推荐', '差评 不 解释', '后悔 买 了', '不如 想象', '就 那样 失望'];
const usual = [
  '快递 太慢 等 了 九天',
  '衣服 起球 掉色',
  '尺码 偏小 穿不下',
  '客服 不理 人',
  '降价 太快 差价 不 退',
  '失望 快递 破损',
  '不 推荐 掉色 严重',
];

const vague = new Set(['失望', '一般', '推荐', '差评', '解释', '后悔', '不如', '想象', '那样']);

const voice = (said: string, n: number): ThemeVoice => ({
  reviewer: `r${n}`,
  productId: `K${n % 3}`,
  text: said.replaceAll(' ', ''),
  words: said.split(' '),
});
const times = (sentences: readonly string[], count: number, from: number): ThemeVoice[] =>
  Array.from({ length: count }, (_, n) => voice(sentences[n % sentences.length] ?? '', from + n));

const others: Saying[] = times(usual, 700, 10_000);
const open = [...planted.flatMap((said, n) => times(said, 10 + n, 100 * n)), ...times(grumbles, 40, 1000)];

describe('findThemes', () => {
  test('finds three unknown complaints among others, each with its own words and verbatims', () => {
    const themes = findThemes(open, others, vague);
    const keys = ['充电口', '抽烟', '说明书'];
    expect(themes.map(({ words }) => keys.filter((key) => words.includes(key))).sort()).toEqual(
      keys.map((key) => [key]).sort(),
    );
    for (const { words, items, reviewers, products, verbatims } of themes) {
      const said = planted.find((sentences) => sentences.some((one) => one.includes(words[0] ?? '')));
      expect(items).toBeGreaterThanOrEqual(10);
      expect(reviewers).toBe(items);
      expect(products.reduce((sum, one) => sum + one.items, 0)).toBe(items);
      expect(verbatims).toHaveLength(3);
      for (const text of verbatims) expect(said?.map((one) => one.replaceAll(' ', ''))).toContain(text);
    }
  });

  test('one customer who repeats it, and three who say it once, are no theme', () => {
    const loud = times(charger, 30, 0).map((one) => ({ ...one, reviewer: 'same' }));
    const said = [...loud, ...times(charger, 3, 0), ...times(grumbles, 40, 1000)];
    expect(findThemes(said, others, vague)).toEqual([]);
  });

  test('noise gives none', () => {
    const chars = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'];
    let state = 1;
    const next = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const noise = (count: number): ThemeVoice[] =>
      Array.from({ length: count }, (_, n) =>
        voice(Array.from({ length: 6 }, () => chars[next(20)]?.repeat(2)).join(' '), n),
      );
    for (let round = 0; round < 50; round++) expect(findThemes(noise(60), noise(200), vague)).toEqual([]);
  });

  test('does not depend on the order', () => {
    const expected = findThemes(open, others, vague);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(open, { minLength: open.length }),
        fc.shuffledSubarray(others, { minLength: others.length }),
        (some, rest) => {
          expect(findThemes(some, rest, vague)).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  test('takes twenty thousand texts in little time', () => {
    const many = Array.from({ length: 20_000 }, (_, n) =>
      voice(
        `${open[n % open.length]?.words.join(' ')} 第${'一二三四五六七八九'[n % 9]}${'一二三四五六七八九'[(n >> 4) % 9]}`,
        n,
      ),
    );
    const start = process.cpuUsage();
    findThemes(many, others, vague);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});
