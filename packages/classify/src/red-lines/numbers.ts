/** A stretch of the raw text, half-open. */
export interface Span {
  start: number;
  end: number;
}

const gap = '[\\s.·*_~—-]{0,2}';
const one = '(?:[1１①⑴❶一壹幺]|１)';
const two = '[2２②⑵❷二贰两]';
const three = '[3３③⑶❸三叁]';
const five = '[5５⑤⑸❺五伍]';
const asked = '(?:投诉|举报|热线|维权|维权热线|见|走起|平台|介入)';
const called = '(?:打|找|去|上|向|到|投诉|举报|联系|拨)了?';
const noSum = '(?![\\d.０-９A-Za-z](?![pP]{2})|元|块|件|个|号链接)';

/** The consumers' hotlines in digits of any kind, also spelt apart or mistyped where calling is spoken of. */
const hotlines = [
  `(?:${one}${gap}${two}|⑫)${gap}${three}${gap}(?:${one}${gap}${five}|⑮)${noSum}`,
  `${called}(?:12135|12351|13215|1235|12345|3[.·]?15)${noSum}(?!活动|大促|优惠|价)`,
  `(?:12135|12351|13215|1235|12345|3[.·]?15)(?:热线|晚会|${asked})`,
  `(?:期待|等|等着|等到)3[.·]?15(?!活动|大促|优惠|\\d)`,
].join('|');
const hotline = new RegExp(`(?<![\\d０-９.¥￥-])(?:${hotlines})`, 'u');
/** Every hotline holds a five; most texts hold none, and are not looked at further. */
const anyFive = /[5５⑤⑸❺五伍⑮]/;
const anyDigit = /\d/;
/** Prices and numbers of orders that look the same. */
const otherNumber =
  /(单号|订单号?|编号|[货款批型]号|编码|条码|尾号|运单|房号|售价|价格?|[卖花付]了?|¥)[::]?\s*(是|为)?$/;

/** Where the customer names a hotline, by its number. */
export function findHotline(raw: string): Span | undefined {
  const match = anyFive.test(raw) ? hotline.exec(raw) : null;
  if (!match) return undefined;
  if (otherNumber.test(raw.slice(Math.max(0, match.index - 8), match.index))) return undefined;
  return { start: match.index, end: match.index + match[0].length };
}

const shown =
  '(?:页面|购物车|到手价|明明|标价|标签|标着|标的|标了|显示|详情|活动价|直播间?|喊|链接|图片|看是|看着|加购|写|一元|单子上|写到手价)';
const taken =
  '(?:结算|付款页|提交|成了|变成|结账|付款|提交订单|下单|实付|实际[付扣收结]|扣款|扣了|支付|收的|收了|扫码|点进去|购买时|到手|买单|付)';
const number = '(\\d{1,6}(?:\\.\\d{1,2})?)';
const priceGap = new RegExp(
  `${shown}[^。!?!?\\n]{0,10}?${number}(?![\\d.]|[月号日天件个只gGmM毫寸%年])[^。!?!?\\n]{0,12}?${taken}[^。!?!?\\n\\d]{0,8}${number}(?!\\d|\\.\\d|[折天件个次号月日年])`,
  'u',
);

/** Where a price is shown and another, higher one is taken. */
export function findPriceGap(raw: string): Span | undefined {
  const match = anyDigit.test(raw) ? priceGap.exec(raw) : null;
  if (!match || Number(match[2]) <= Number(match[1])) return undefined;
  return { start: match.index, end: match.index + match[0].length };
}
