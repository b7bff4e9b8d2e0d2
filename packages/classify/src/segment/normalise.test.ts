import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from './normalise.ts';

describe('normalise', () => {
  it('brings full-width, traditional, upper-case and repeated text to one form', () => {
    expect(normalise('這件衣服顏色偏黃!!!!ＡＢＣ').text).toBe('这件衣服颜色偏黄!abc');
    expect(normalise('好好好好好').text).toBe('好好');
    expect(normalise('重3５９克').text).toBe('重00克');
  });

  it('maps a unit that stands for several back to its one place', () => {
    const { text, origin } = normalise('5㎏重');
    expect(text).toBe('0kg重');
    expect([...origin]).toEqual([0, 1, 1, 2, 3]);
  });

  it('keeps emoji whole and drops lone surrogates and invisible marks', () => {
    expect(normalise('棒👍\u200b好\ud83d').text).toBe('棒👍好 ');
  });

  it('reads a token of masking as the number it stands for or as one blank, and goes on behind it', () => {
    const { text, origin } = normalise('电话[手机号#k3f9q2m7xa]好');
    expect(text).toBe(normalise('电话13812345678好').text);
    expect([...origin]).toEqual([0, 1, 2, 2, 18, 19]);
    expect(normalise('[姓名#k3f9q2m7xa]说好').text).toBe(' 说好');
    expect(normalise('[手机号]').text).toBe('[手机号]');
  });

  it('maps every unit to a place in the original, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const { origin, length, text } = normalise(raw);
        expect(text.length).toBe(length);
        expect(origin[length]).toBe(raw.length);
        for (let i = 0; i < length; i++) expect(origin[i]).toBeLessThanOrEqual(origin[i + 1] ?? -1);
      }),
    );
  });
});
