import { describe, expect, it } from 'vitest';
import { createJieba } from '../segment/index.ts';
import { chat, review, seedClassifier, seedLexicon } from '../testing/tiny-model.ts';
import { wishValue } from './find-wishes.ts';

const { classify } = seedClassifier(createJieba(seedLexicon().userDictionary));
const redLines = (text: string): string[] => classify(review(text)).redLines.map(({ kind }) => kind);
const praises = (text: string): string[] => classify(review(text)).praises.map(({ label }) => label);

describe('red lines', () => {
  it.each([
    ['加湿器插上电就冒烟,吓死人', ['safety.hazard']],
    ['孩子穿完全身起红疹', ['safety.injury']],
    ['你们不处理我就打12315', ['regulator']],
    ['再不解决我找消协', ['regulator']],
    ['刚下单就接到诈骗电话,信息泄露了', ['trade.privacy']],
    ['页面写99,结算变129', ['price.wrong']],
    ['直接冒煙了', ['safety.hazard']],
    ['用了半个月就漏电,摸一下被电到了', ['safety.hazard']],
    ['气炸了,昨晚插头都炸了', ['safety.hazard']],
    ['没有异味 漏电倒是真的', ['safety.hazard']],
    ['壶盖崩开,手臂烫伤', ['safety.hazard', 'safety.injury']],
    ['刀口没磨,把手指划伤了', ['safety.injury']],
    ['吃完一家人拉肚子,孩子送急诊', ['safety.injury']],
    ['再不退钱我就去报警', ['regulator']],
    ['找媒体曝光你们', ['regulator']],
    ['咱们法院见', ['regulator']],
  ])('hears %s', (text, kinds) => {
    expect(redLines(text)).toEqual(kinds);
  });

  it.each([
    '用了一个月,没有冒烟也没有异味',
    '会冒烟吗?',
    '用久了会不会漏电',
    '如果漏电怎么办',
    '担心过敏,先买一件试试',
    '皮肤敏感的人用了也不过敏',
    '手机没有爆炸,放心',
    '不用打12315',
    '师傅说要另买一个漏电保护器',
    '漏电开关要自己装',
    '等了三天没人来,肺都气炸了',
    '东西摆在那装不上,看着火大',
    '说了一上午嗓子都冒烟了',
    '外观有一道划伤,不影响用',
    '机身侧面被划伤',
    '水没排完它就自动报警',
    '屏幕显示E3报警',
    '我是过敏体质,用着还行',
    '那天我在急诊值班,没接到电话',
    '安装师傅腿受伤了,换了个人来',
    '用工商银行卡付的,有立减',
    '订单号66123150012,麻烦查下',
    '这音质炸裂好听',
  ])('keeps quiet at %s', (text) => {
    expect(redLines(text)).toEqual([]);
  });

  it("does not count the agent's words", () => {
    expect(classify(chat('c:你好', 'a:如有漏电冒烟请断电,也可拨打12315')).redLines).toEqual([]);
  });

  it('makes a regulator an escalator of grade 1', () => {
    const answer = classify(review('发错颜色还不给换,再拖我就打12315投诉'));
    expect(answer.escalators).toContain('regulator');
    expect(answer.grade).toBe(1);
  });

  it('raises the grade by one for repeated contact', () => {
    const answer = classify(review('衣服袖口全是线头做工粗糙,第三次联系你们了'));
    expect(answer.escalators).toEqual(['repeated']);
    expect(answer.grade).toBe(1);
  });
});

describe('praises', () => {
  it('names what is praised', () => {
    expect(praises('很合身,洗了不起球,也没有色差')).toEqual(['合身', '不起球', '无色差']);
  });

  it.each(['不合身', '合身吗?', '本来以为很合身', '页面写着很合身', '客服保证合身'])(
    'hears none in %s',
    (text) => {
      expect(praises(text)).not.toContain('合身');
    },
  );

  it('lists no denial of a flaw as praise of its own', () => {
    expect(praises('没看到磕碰')).toEqual([]);
  });
});

describe('wishes', () => {
  it.each([
    ['150码求补货', { kind: 'restock', value: '150码' }],
    ['想要黑色的', { kind: 'color', value: '黑色' }],
    ['希望出170码', { kind: 'size', value: '170码' }],
    ['什么时候出墨绿色', { kind: 'color', value: '墨绿色' }],
    ['求补货。150码没了。孩子正好穿', { kind: 'restock', value: '150码' }],
    ['37码断了,快补货', { kind: 'restock', value: '37码' }],
    ['求补货,我平时穿42码', { kind: 'restock', value: '' }],
  ])('reads %s', (text, wish) => {
    expect(classify(review(text)).wishes).toContainEqual(expect.objectContaining(wish));
  });

  it('finds no value where none is named', () => {
    expect(wishValue('color', '多出几个颜色')).toBe('');
  });
});

describe('topics and endings', () => {
  it('names the attribute of a question', () => {
    const answer = classify(chat('c:身高165穿多大码?', 'a:建议M', 'c:是纯棉的吗', 'c:能便宜点吗'));
    expect(answer.topics.map(({ attribute }) => attribute)).toEqual(['尺码', '材质', '价格优惠']);
  });

  it('tells a conversation that ends resigned', () => {
    expect(classify(chat('c:东西坏了', 'a:请耐心等待', 'c:算了,不用了')).unresolved).toBe(true);
    expect(classify(chat('c:东西坏了', 'a:已为您补发', 'c:好的谢谢')).unresolved).toBe(false);
  });
});
