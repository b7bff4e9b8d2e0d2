import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QuoteRow } from '../facts/types.ts';
import { quotesOf, quoteWords } from './quotes.ts';

const row = (text: string, over: Partial<QuoteRow> = {}): QuoteRow => ({
  productId: 'A',
  leaf: 'mismatch.color',
  confidence: 0.9,
  text,
  evidence: text,
  kind: 'review',
  platform: '天猫',
  rating: 1,
  ...over,
});

test('a long text is quoted around its evidence, in whole clauses', () => {
  const text = `${'前面说了很多别的事情,'.repeat(9)}收到的颜色偏绿。${'后面又说了很多别的事情,'.repeat(9)}`;
  const words = quoteWords(text, '颜色偏绿');
  expect(words).toContain('收到的颜色偏绿。');
  expect([...words].length).toBeLessThanOrEqual(60);
  expect(words).toMatch(/^(?:前面说了|收到的).*事情,$/u);
});

test('emoji are left out, the words around them and marks of shops stay', () => {
  expect(quoteWords('便宜★没好货~~😭😭🏻❤️ 掉色[流泪]👨‍👩‍👧🇨🇳1️⃣', '掉色')).toBe('便宜★没好货~~ 掉色[流泪]1');
});

test('never longer than 60 characters, whatever the text and the evidence', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.nat(), fc.nat(), (text, a, b) => {
      const letters = [...text];
      const start = letters.length === 0 ? 0 : a % letters.length;
      const evidence = letters.slice(start, start + 1 + (b % 80)).join('');
      expect([...quoteWords(text, evidence)].length).toBeLessThanOrEqual(60);
    }),
  );
});

test('three different quotes: fitting length, then few stars, then confidence, then the text', () => {
  const rows = [
    row('偏绿!', { confidence: 1 }),
    row('颜色很好看就是偏绿一点点', { rating: 5, confidence: 1 }),
    row('页面雾霾蓝到手偏绿', { confidence: 0.7 }),
    row('页面雾霾蓝,到手偏绿。', { confidence: 0.6 }),
    row('拍的米白收到明显发黄', { confidence: 0.8 }),
  ];
  expect(quotesOf(rows, { leaf: 'mismatch.color' }).map(({ text }) => text)).toEqual([
    '拍的米白收到明显发黄',
    '页面雾霾蓝到手偏绿',
    '颜色很好看就是偏绿一点点',
  ]);
});

test('what the classifier only guesses is quoted where it is sure of nothing', () => {
  const guessed = row('颜色和图上一样,很好看', { confidence: 0.49 });
  const likely = row('页面雾霾蓝到手偏绿', { confidence: 0.5 });
  const pleased = row('腰围刚好,推荐的码很准', { confidence: 0.49, rating: 5 });
  const said = (rows: QuoteRow[]): string[] =>
    quotesOf(rows, { leaf: 'mismatch.color' }).map(({ text }) => text);
  expect(said([guessed, pleased, likely])).toEqual(['页面雾霾蓝到手偏绿']);
  expect(said([guessed])).toEqual(['颜色和图上一样,很好看']);
});

test('strong words do not bring a voice forward', () => {
  const plain = row('页面雾霾蓝到手偏绿一些', { confidence: 0.9 });
  const angry = row('骗子!!!垃圾店!!!颜色差太多去死吧!!!', { confidence: 0.8 });
  expect(quotesOf([angry, plain], { leaf: 'mismatch.color' }).map(({ text }) => text)).toEqual([
    plain.text,
    angry.text,
  ]);
});

test('the order of the rows does not matter; other leaves and products are left out', () => {
  const texts = fc.uniqueArray(fc.constantFrom(...'甲乙丙丁戊'), { minLength: 1 });
  fc.assert(
    fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (names, confidence) => {
      const rows = names.map((name) => row(`${name}收到的颜色和页面不一样`, { confidence }));
      const others = [
        row('别的款也有色差问题', { productId: 'B' }),
        row('别的细类也有问题', { leaf: 'x.y' }),
      ];
      const wanted = { leaf: 'mismatch.color', productId: 'A' };
      expect(quotesOf([...others, ...rows.toReversed()], wanted)).toEqual(quotesOf(rows, wanted));
    }),
  );
});

test('words without anything masked come first', () => {
  const rows = [
    row('[单号#k3f9q2m7xa] 页面雾霾蓝到手偏绿', { confidence: 1 }),
    row('拍的米白收到明显发黄', { confidence: 0.6 }),
  ];
  expect(quotesOf(rows, { leaf: 'mismatch.color' }).map(({ text }) => text)).toEqual([
    '拍的米白收到明显发黄',
    '[单号#k3f9q2m7xa] 页面雾霾蓝到手偏绿',
  ]);
});
