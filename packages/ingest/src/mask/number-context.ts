/** What the words around a number say that it is. */
export type Topic =
  | 'stop'
  | 'link'
  | 'reversed'
  | 'orderNumber'
  | 'order'
  | 'bank'
  | 'id'
  | 'product'
  | 'price'
  | 'phone'
  | 'qq'
  | 'wechat';

const words: readonly [Topic, string][] = [
  ['link', 'https?://[!-~]{1,300}|www\\.[!-~]{1,300}'],
  // A masked value is one stop, not as many as it has units.
  ['stop', '[。!?;\\n\\u0000]+'],
  ['reversed', '倒[着过序]来?|反[着过]来?|逆[序着]|从后往前|从右往左|反向|颠倒'],
  [
    'orderNumber',
    '(?:订单|运单|快递单?|物流单?|退款|售后|交易|流水|面单|工单|单|订单编|交易订单|退货单?)(?:编号|号码?)[是为:#( 码]{0,3}',
  ],
  [
    'order',
    '订单|运单|快递|物流|包裹|面单|顺丰|圆通|中通|申通|韵达|极兔|邮政|德邦|百世|天天快递|京东|淘宝|天猫|拼多多|抖音|工单|单子|(?<![a-z])ems',
  ],
  [
    'bank',
    '卡号|银行|储蓄卡|信用卡|借记卡|工资卡|账号|账户|帐号|帐户|打款|转账|汇款|收款|退款?[到回至给]|[打转汇][到给入]|[工建农中招交]行|卡',
  ],
  ['id', '身份证?|证件|证号|公民|[老旧]证'],
  [
    'product',
    '型号|货号|款号|编码|(?:商品|产品|宝贝)(?:编号|id|号)|批号|批次|生产(?:日期|批号)|条形?码|69码|序列号|串号|(?<![a-z])(?:sku|ean|sn|s/n|p/n|imei)|料号|图号|零件号|配件号|专利号?|准字|[粤沪浙京苏闽鲁川]妆|文号|规格|色号|邮编|备案|许可证|标准号|gb/t',
  ],
  ['price', '[¥$£€]|rmb|价'],
  [
    'phone',
    '电话|手机|号码|联系|致电|回电|来电|拨|打|tel|phone|mobile|call|座机|固话|热线|传真|短信|同号|☎|📞|📱|电联',
  ],
  ['qq', 'qq|扣扣'],
  ['wechat', '微信|vx|wx'],
];
const topics = new RegExp(words.map(([, source]) => `(${source})`).join('|'), 'gi');
/** How far a word is heard, in units; words of goods and prices speak of what stands right behind them. */
const widest = 24;
const widestOfGoods = 6;
const widestAfter = 10;

interface Word {
  topic: Topic;
  from: number;
  to: number;
}

/** The words of a text that tell what numbers are; looking one up costs the same wherever it stands. */
export interface NumberContext {
  /** Topics named before a place in the same clause, the nearest first. */
  before(from: number): Topic[];
  /** The first topic named behind a place in the same clause. */
  after(to: number): Topic | undefined;
  /** True where a word such as 订单号 ends. */
  isOrderNumber(from: number): boolean;
  isLink(from: number): boolean;
  /** True right behind a word such as 型号. */
  isGoods(from: number): boolean;
}

/** Reads the words of a text once. */
export function readNumberContext(plain: string): NumberContext {
  const list: Word[] = [];
  for (const match of plain.matchAll(topics)) {
    let group = 1;
    while (group <= words.length && match[group] === undefined) group++;
    const topic = words[group - 1]?.[0];
    if (topic) list.push({ topic, from: match.index, to: match.index + match[0].length });
  }
  const fromOf = (index: number): number => list[index]?.from ?? Number.POSITIVE_INFINITY;
  let near = 0;
  /** Index of the first word that begins at or behind a place; places are asked for from left to right, or nearly. */
  const indexAt = (place: number): number => {
    while (near > 0 && fromOf(near - 1) >= place) near--;
    while (near < list.length && fromOf(near) < place) near++;
    return near;
  };
  return {
    before(from) {
      const heard: Topic[] = [];
      for (let index = indexAt(from) - 1; index >= 0; index--) {
        const word = list[index];
        if (!word || word.topic === 'stop' || word.to < from - widest || heard.length > 5) break;
        const isOfGoods = word.topic === 'product' || word.topic === 'price';
        if (!isOfGoods || word.to >= from - widestOfGoods) heard.push(word.topic);
      }
      return heard;
    },
    after(to) {
      const word = list[indexAt(to)];
      return word && word.topic !== 'stop' && word.from <= to + widestAfter ? word.topic : undefined;
    },
    isOrderNumber(from) {
      const word = list[indexAt(from) - 1];
      return word?.topic === 'orderNumber' && word.to === from;
    },
    isGoods(from) {
      const word = list[indexAt(from) - 1];
      return word?.topic === 'product' && word.to >= from - 2;
    },
    isLink(from) {
      const word = list[indexAt(from) - 1];
      return word?.topic === 'link' && word.to > from;
    },
  };
}
