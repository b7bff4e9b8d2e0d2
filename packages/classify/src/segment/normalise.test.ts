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
