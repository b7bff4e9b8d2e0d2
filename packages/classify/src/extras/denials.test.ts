import { describe, expect, it } from 'vitest';
import { createJieba } from '../segment/index.ts';
import { review, seedClassifier, seedLexicon } from '../testing/tiny-model.ts';

const { classify } = seedClassifier(createJieba(seedLexicon().userDictionary));
const leavesOf = (text: string): string[] => classify(review(text)).categories.map(({ id }) => id);

describe('denied flaws', () => {
  it.each([
    '说不上有色差,跟图一样',
    '没有色差,灰色跟图一样',
    '盒子没压坏,很仔细',
    '质感在线,线头都没几根',
    '透气,出汗也不粘身',
    '谈不上偏大,正好',
    '7天无理由退换货',
  ])('are no complaint in %s', (text) => {
    expect(leavesOf(text)).toEqual([]);
  });

  it.each([
    ['说好没有色差,收到一看完全是两个颜色', 'mismatch.color'],
    ['不支持7天无理由退货,客服还推来推去', 'after.refuse'],
    ['不是说不掉色吗,洗一次整盆水都红了', 'quality.durability'],
    ['盒子没压坏,可里面的杯子碎了', 'logistics.damage'],
  ])('leave %s a complaint', (text, leaf) => {
    expect(leavesOf(text)).toContain(leaf);
  });
});
