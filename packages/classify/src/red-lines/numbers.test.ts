import { describe, expect, it } from 'vitest';
import { findHotline, findPriceGap, type Span } from './numbers.ts';

const said = (text: string, span: Span | undefined): string | undefined =>
  span && text.slice(span.start, span.end);

describe('findHotline', () => {
  it.each([
    ['再拖就打12315', '12315'],
    ['打1 2 3 1 5投诉', '1 2 3 1 5'],
    ['一二三一五见', '一二三一五'],
    ['上⑫③⑮', '⑫③⑮'],
    ['我要打12135', '打12135'],
    ['投诉315', '投诉315'],
  ])('finds it in %s', (text, hotline) => {
    expect(said(text, findHotline(text))).toBe(hotline);
  });

  it.each(['单号12315887', '订单号12315', '售价12315', '12315元', '打315活动价', '热线4008365315'])(
    'finds none in %s',
    (text) => {
      expect(findHotline(text)).toBeUndefined();
    },
  );
});

describe('findPriceGap', () => {
  it.each(['页面59,付款129', '标价写59,实际扣要129', '到手价119,付款页要159'])('finds it in %s', (text) => {
    expect(findPriceGap(text)).toBeDefined();
  });

  it.each(['页面59,付款59', '页面129,付款59', '页面写9月27号前发,付款30天了', '页面3天,付款后5天到'])(
    'finds none in %s',
    (text) => {
      expect(findPriceGap(text)).toBeUndefined();
    },
  );

  it('takes no longer than its text is long', () => {
    const start = performance.now();
    for (const unit of ['页面1', '1 2 3 ', '打1', '标价1付款']) {
      findPriceGap(unit.repeat(50_000));
      findHotline(unit.repeat(50_000));
    }
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
