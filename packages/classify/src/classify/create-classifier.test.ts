import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ClassifyInput, ClassifyOutput } from '@voc/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJieba } from '../segment/index.ts';
import { chat, review, seedClassifier, seedLexicon, seedTaxonomy } from '../testing/tiny-model.ts';

const classifier = seedClassifier(createJieba(seedLexicon().userDictionary));
const classify = classifier.classify;
const leavesOf = (text: string): string[] => classify(review(text)).categories.map(({ id }) => id);

const gold = resolve(import.meta.dirname, '../../../../seeds/gold');
const goldItems = readdirSync(gold)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(gold, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => ClassifyInput.parse(JSON.parse(line)));

describe('classify', () => {
  it('prints of every item of the gold set what its classification says, byte for byte', () => {
    const items = [
      ...goldItems,
      review('漏 电 了,色差很大,冒 烟'),
      review('一直打电话骚扰我让我改好评,差评'),
    ];
    const printed = classifier.answerMany(items).map((one) => JSON.stringify(one));
    const whole = classifier.classifyMany(items);
    expect(printed).toEqual(whole.map((one) => JSON.stringify(ClassifyOutput.parse(one))));
  });

  it.each([
    ['收到的外套色差太大了,页面上是雾霾蓝,实物发绿', 'mismatch.color'],
    ['快递等了半个月才送到,太慢', 'logistics.slow'],
    ['袖口全是线头,做工很粗糙', 'quality.workmanship'],
    ['买的是黑色,给我发了一件白色', 'fulfil.wrong'],
    ['戴了两天脖子就过敏起红疹', 'safety.injury'],
    ['客服半天不回消息,没有人理', 'service.slow'],
    ['穿了一周就起球,洗一次还掉色', 'quality.durability'],
    ['刚买第二天就降价了,价保也不给', 'price.drop'],
  ])('finds the leaf of %s', (text, leaf) => {
    expect(leavesOf(text)).toContain(leaf);
  });

  it.each([
    '没有色差,衣服很合身,喜欢',
    '之前怕有色差,结果完全没有,很满意',
    '质量很好,没有异味,物流也快',
    '很暖和,版型好看,推荐购买',
    '一点色差都没有,很喜欢',
    '没有色差,跟主图一个色',
    '谈不上有色差,好看',
  ])('finds no complaint in %s', (text) => {
    expect(leavesOf(text)).toEqual([]);
  });

  it.each(['的了呢吧啊的了呢', 'The colour is totally different from the picture', '。。。!!!', '🙂🙂🙂'])(
    'finds nothing to read in %s',
    (text) => {
      const { categories, intent } = classify(review(text));
      expect(categories).toEqual([]);
      expect(intent).not.toBe('praise');
    },
  );

  it('takes time in proportion to an endless text, whatever it holds', () => {
    const seconds = (input: ClassifyInput): number => {
      const before = process.cpuUsage();
      classify(input);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };
    const texts = ['1 ', '没有色差不是说防水吗', '差', '质量差,', '😀', '「“《'].map((unit) =>
      review(unit.repeat(40_000 / unit.length)),
    );
    const talk = chat(...Array<string>(4000).fill('c:还没到'));
    for (const input of [...texts, talk])
      expect(seconds(input), JSON.stringify(input).slice(0, 60)).toBeLessThan(4);
  });

  it('takes knees that bag for no hazard', () => {
    expect(leavesOf('裤子穿两天膝盖鼓包')).not.toContain('safety.hazard');
  });

  it('keeps a flaw that stands beside a denial of the same', () => {
    expect(leavesOf('上衣没有色差,裤子色差太大了,页面是藏青,收到发黑')).toContain('mismatch.color');
  });

  it('takes a plain question for none', () => {
    expect(classify(chat('c:你好,这件卫衣会有色差吗?', 'a:亲,以实物为准哦')).categories).toEqual([]);
  });

  it('hears a rhetorical question as a complaint', () => {
    expect(leavesOf('不是说防水的吗?下点小雨里面全湿了')).not.toEqual([]);
  });

  it('never takes an agent for a customer', () => {
    const answer = classify(
      chat('c:你好,想问下这款什么时候有货', 'a:非常抱歉给您发错货了,色差太大,衣服破损漏电冒烟', 'c:好的谢谢'),
    );
    expect(answer.redLines).toEqual([]);
    expect(answer.praises).toEqual([]);
    for (const category of answer.categories)
      for (const evidence of category.evidence) expect(evidence.turn).not.toBe(1);
  });

  it('takes the leaf of a refund reason from the table, and only where nothing else is said', () => {
    const refund = (text: string) => classify({ id: 'f', kind: 'refund', text });
    expect(refund('假冒品牌')).toMatchObject({
      intent: 'complaint',
      sentiment: 'neg',
      grade: 1,
      categories: [
        { id: 'auth.counterfeit', confidence: 1, evidence: [{ text: '假冒品牌', start: 0, end: 4 }] },
      ],
    });
    expect(refund('少件 / 漏发').categories.map(({ id }) => id)).toEqual(['fulfil.missing']);
    expect(refund('七天无理由退货').categories.map(({ id }) => id)).toEqual(['residual.buyer_reason']);
    expect(refund('其他').categories).toEqual([]);
    expect(leavesOf('与描述不符,其实是袖口全是线头,做工很粗糙')).toContain('quality.workmanship');
    expect(classify(review('假冒品牌')).categories.map(({ confidence }) => confidence)).not.toContain(1);
  });

  it('every refund reason of the table has a leaf of the taxonomy', () => {
    const taxonomy = seedTaxonomy();
    const known = new Set([
      ...taxonomy.groups.flatMap(({ leaves }) => leaves.map(({ id }) => id)),
      ...taxonomy.residual.map(({ id }) => id),
    ]);
    for (const leaf of seedLexicon().refundReasons.values()) expect(known.has(leaf), leaf).toBe(true);
  });

  it('reads traditional characters as simplified ones', () => {
    expect(leavesOf('這件衣服色差太大,頁面是藍色,收到發綠')).toEqual(
      leavesOf('这件衣服色差太大,页面是蓝色,收到发绿'),
    );
  });

  it.each(['', '   ', '😀😀😀', '。。。!!!', '\ud83d'])('gives no category for %j', (text) => {
    const answer = classify(review(text));
    expect(answer.categories).toEqual([]);
    expect(answer.grade).toBeNull();
    expect(answer.intent).not.toBe('complaint');
  });

  it('says complaint exactly when there are categories, at most four, residual alone', () => {
    const words = fc.constantFrom(
      '色差大',
      '垃圾',
      '快递慢',
      '很好',
      '没收到',
      '吗',
      '?',
      ',',
      '客服不理',
      '漏电',
      '𠮷',
      '!!!!',
      'ＯＫ',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const answer = classify(review(text));
        expect(answer.intent === 'complaint').toBe(answer.categories.length > 0);
        expect(answer.grade === null).toBe(answer.categories.length === 0);
        expect(answer.categories.length).toBeLessThanOrEqual(4);
        const ids = answer.categories.map(({ id }) => id);
        if (ids.includes('residual.unspecified')) expect(ids).toHaveLength(1);
        expect(classify(review(text))).toEqual(answer);
      }),
    );
  });

  it('quotes the text it was given', () => {
    const pieces = fc.constantFrom(
      '色差太大了',
      ',',
      '！！！！',
      '😀',
      '快遞太慢',
      ' ',
      '１２３',
      '不是說防水嗎',
      '没人理',
      '\n',
      'ABC',
      '𠮷',
      '漏电了',
    );
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 1, maxLength: 20 }), (parts) => {
        const text = parts.join('');
        const answer = classify(review(text));
        const quotes = [
          ...answer.categories.flatMap((category) => category.evidence),
          ...[...answer.praises, ...answer.wishes, ...answer.redLines, ...answer.topics].map(
            (one) => one.evidence,
          ),
        ];
        for (const { text: words, start, end } of quotes) {
          expect(text.slice(start, end)).toBe(words);
          expect(words.length).toBeLessThanOrEqual(30);
          expect(Buffer.from(words).toString()).toBe(words);
        }
      }),
    );
  });

  it('quotes turns by their number', () => {
    const answer = classify(chat('a:您好', 'c:在吗', 'c:羽绒服颜色和图片完全不一样,色差太大'));
    const evidence = answer.categories[0]?.evidence[0];
    expect(evidence?.turn).toBe(2);
    expect('羽绒服颜色和图片完全不一样,色差太大').toContain(evidence?.text ?? '-');
  });

  it('stays quick on a very long text', () => {
    const long = '衣服收到了颜色不太对,客服也没有人理我。'.repeat(2500);
    classify(review(long));
    const start = process.cpuUsage();
    const answer = classify(review(long));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(600);
    expect(answer.categories.length).toBeGreaterThan(0);
  });
});
