import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareText } from './bare-text.ts';
import { fewestLetters, groupTexts, leastSimilarity, type NearText } from './group-texts.ts';
import { gramsOf, similarityOf } from './sketch.ts';

const sale = '裤子收到了面料很舒服穿着不闷版型也好看尺码标准按平时的买就行会推荐给朋友';

const groupsOf = (texts: readonly string[]): string[][] => {
  const groups = new Map<string, string[]>();
  for (const [id, key] of groupTexts(texts.map((text, n) => ({ id: String(n), text }))))
    groups.set(key, [...(groups.get(key) ?? []), id].sort());
  return [...groups.values()].sort();
};

describe('groupTexts', () => {
  it('finds a review that is repeated with other figures, marks, pictures and a changed word', () => {
    const other = sale.replace('朋友', '同事');
    expect(groupsOf([sale, `${sale}!!!👍 2`, other, '掉色严重洗一次就不能穿了太失望了'])).toEqual([
      ['0', '1', '2'],
    ]);
  });

  it.each([
    ['a short text', ['质量很好物流很快', '质量很好物流很快']],
    [
      'what only begins alike',
      [`${sale}`, `${sale.slice(0, 15)}洗了两次就起球还掉色客服也不回复要求退货运费`],
    ],
    ['figures alone', ['138 0013 8000 12345678', '138 0013 8000 12345678']],
    ['nothing', ['', '']],
  ])('leaves %s alone', (_, texts) => expect(groupsOf(texts)).toEqual([]));

  it('reads the same customer in two tokens as the same words', () => {
    const withToken = (token: string): string => `${sale}电话[手机号#${token}]`;
    expect(bareText(withToken('k3f9q2m7xa'))).toBe(bareText(withToken('0123456789')));
  });
});

/** Every pair compared: what banding may miss but never exceed. */
function groupByForce(texts: readonly NearText[]): Map<string, string> {
  const kept = texts
    .map(({ id, text }) => ({ id, bare: bareText(text) }))
    .filter(({ bare }) => bare.length >= fewestLetters)
    .map(({ id, bare }) => ({ id, grams: gramsOf(bare) }));
  const key = new Map(kept.map(({ id }) => [id, id]));
  for (let isDone = false; !isDone; ) {
    isDone = true;
    for (const a of kept)
      for (const b of kept) {
        const [left = '', right = ''] = [key.get(a.id), key.get(b.id)];
        if (left <= right || similarityOf(a.grams, b.grams) < leastSimilarity) continue;
        key.set(a.id, right);
        isDone = false;
      }
  }
  const sizes = new Map<string, number>();
  for (const one of key.values()) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  return new Map([...key].filter(([, one]) => (sizes.get(one) ?? 0) > 1));
}

const chars = [...'面料舒服不闷版型好看尺码标准物流快客服包装差掉色起球退货运费'];
const words = fc.array(fc.constantFrom(...chars), { minLength: 14, maxLength: 60 });
const edits = fc.array(fc.tuple(fc.nat(60), fc.constantFrom(...chars)), { maxLength: 4 });
const family = fc.tuple(words, fc.array(edits, { minLength: 1, maxLength: 4 })).map(([base, copies]) =>
  copies.map((changes) => {
    const own = [...base];
    for (const [at, char] of changes) if (at < own.length) own[at] = char;
    return own.join('');
  }),
);
const set = fc
  .array(family, { minLength: 1, maxLength: 8 })
  .map((families) => families.flat().map((text, n) => ({ id: String(n).padStart(3, '0'), text })));

describe('groupTexts against every pair compared', () => {
  it('puts nothing together that is not alike, and misses hardly anything', () => {
    let found = 0;
    let there = 0;
    fc.assert(
      fc.property(set, (texts) => {
        const groups = groupTexts(texts);
        const all = groupByForce(texts);
        for (const [id, key] of groups) expect(all.get(id)).toBe(all.get(key));
        found += groups.size;
        there += all.size;
      }),
      { numRuns: 300, seed: 7 },
    );
    expect(there).toBeGreaterThan(500);
    expect(found / there).toBeGreaterThan(0.99);
  });

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(set, fc.infiniteStream(fc.nat()), (texts, stream) => {
        const order = new Map(texts.map(({ id }) => [id, stream.next().value ?? 0]));
        const shuffled = [...texts].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
        expect([...groupTexts(shuffled)].sort()).toEqual([...groupTexts(texts)].sort());
      }),
    );
  });

  it('takes many texts of one kind in little time', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => ({
      id: String(n),
      text: sale.slice(n % 7) + chars[n % chars.length] + chars[(n * 7) % chars.length] + n,
    }));
    const start = process.cpuUsage();
    expect(groupTexts(many).size).toBe(many.length);
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });
});
