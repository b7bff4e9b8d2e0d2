import type { MaskKind } from '@voc/core';
import type { Random } from './random.ts';
import * as spelled from './spell.ts';
import * as value from './values.ts';

/** What fills a slot of a template; a look-alike has no kind. */
export interface Filling {
  kind: MaskKind | null;
  text: string;
  /** The value as it is usually written, where it has digits that must not stay readable. */
  plain: string;
}

type Slot = (r: Random) => Filling;

const of =
  (
    kind: MaskKind | null,
    make: (r: Random) => string,
    write: (r: Random, plain: string) => string = (_, text) => text,
  ): Slot =>
  (r) => {
    const plain = make(r);
    return { kind, text: write(r, plain), plain };
  };

const prefixed = (r: Random, plain: string): string =>
  r.pick(['+86 ', '+86', '86', '0086-', '+86-', '(+86)', '＋86 ']) +
  r.pick([plain, spelled.grouped(plain, [3, 4, 4], ' ')]);

const landlineText = (r: Random): Filling => {
  const [area, number] = value.landline(r);
  const text = r.pick([
    `${area}-${number}`,
    `${area}${number}`,
    `(${area})${number}`,
    `（${area}）${number}`,
    `${area}-${spelled.grouped(number, [4, 4], ' ')}`,
    `${area} ${number}`,
    spelled.fullWidth(`${area}-${number}`),
    `${spelled.han(area)} ${spelled.han(number)}`,
    `${area}-${number}-${801 + r.below(90)}`,
    `${area}-${number}转${r.digits(3)}`,
  ]);
  return { kind: 'phone', text, plain: area + number };
};

const plateText = (r: Random): Filling => {
  const [head, body] = value.plate(r);
  const text = r.pick([
    `${head}${body}`,
    `${head}·${body}`,
    `${head} ${body}`,
    `${head}-${body}`,
    spelled.fullWidth(`${head}${body}`),
    `${head}${body}`.toLowerCase(),
    `${head}•${body}`,
  ]);
  return { kind: 'plate', text, plain: head + body };
};

const hideMail = (r: Random, plain: string): string => {
  const [user = '', host = ''] = plain.split('@');
  return r.pick([
    `${user}＠${host}`,
    spelled.fullWidth(plain),
    `${user} @ ${host}`,
    `${user}(at)${host}`,
    `${user}#${host} 把#换成@`,
    `${user}艾特${host}`,
    `${user}@${host.replaceAll('.', '点')}`,
    `${user}＃${host}（#换成@）`,
    `${user} at ${host.replaceAll('.', ' dot ')}`,
    `${user}[at]${host}`,
    plain.toUpperCase(),
    plain,
  ]);
};

const amount = (r: Random): string => String(10 + r.below(9990));
const dates = (r: Random): string => {
  const [y, m, d] = [2019 + r.below(8), 1 + r.below(12), 1 + r.below(28)];
  const [mm, dd] = [String(m).padStart(2, '0'), String(d).padStart(2, '0')];
  return r.pick([
    `${y}${mm}${dd}`,
    `${y}-${mm}-${dd} ${10 + r.below(13)}:${10 + r.below(49)}`,
    `${y}/${m}/${d}`,
    `${y}.${mm}.${dd}`,
    `${y}年${m}月${d}日`,
    `${y}-${mm}-${dd} 08:${10 + r.below(49)}:${10 + r.below(49)}`,
    `${y}${mm}${dd}1${r.below(10)}${10 + r.below(49)}${10 + r.below(49)}`,
  ]);
};
const part = (r: Random): string =>
  r.pick([
    `A${value.mobile(r)}B`,
    `KFR-35GW/N${r.below(9)}A${r.below(9)}`,
    `XQG100-${r.digits(5)}BDX`,
    `MS-${r.digits(4)}-XL`,
    `WH1000XM${1 + r.below(5)}`,
    `BCD-${r.digits(3)}WGHTD${r.digits(2)}`,
    `P/N:AB${r.digits(8)}C`,
    `TL-WDR${r.digits(4)}`,
  ]);

/** Slots by the names that stand in templates. */
export const slots: Record<string, Slot> = {
  phone: of('phone', value.mobile, spelled.spell),
  plainPhone: of('phone', value.mobile),
  prefixedPhone: of('phone', value.mobile, prefixed),
  extension: of(
    'phone',
    value.mobile,
    (r, plain) => spelled.grouped(plain, [3, 4, 4], '-') + r.pick(['转', ' 转 ', '转接']) + r.digits(3),
  ),
  reversed: of('phone', value.mobile, (_, plain) => [...plain].reverse().join('')),
  landline: landlineText,
  id: of('id_card', value.idCard, (r, plain) =>
    r.pick([
      plain,
      plain.replace('X', 'x'),
      spelled.fullWidth(plain),
      spelled.grouped(plain, [6, 8, 4], ' '),
      spelled.grouped(plain, [6, 4, 4, 4], '-'),
      spelled.spell(r, plain),
      plain,
    ]),
  ),
  oldId: of('id_card', value.oldIdCard, (r, plain) =>
    r.pick([plain, spelled.fullWidth(plain), spelled.grouped(plain, [6, 6, 3], ' ')]),
  ),
  bank: of('bank_card', value.bankCard, (r, plain) =>
    r.pick([
      plain,
      spelled.spell(r, plain),
      spelled.grouped(plain, [4, 4, 4, 4], ' '),
      spelled.grouped(plain, [4, 4, 4, 4], '-'),
    ]),
  ),
  email: of('email', value.email),
  hiddenEmail: of('email', value.email, hideMail),
  wechat: of('wechat', value.wechat, (r, plain) =>
    r.pick([plain, plain, spelled.fullWidth(plain), plain.toUpperCase()]),
  ),
  qq: of('qq', value.qq, (r, plain) => r.pick([plain, plain, spelled.spell(r, plain)])),
  plate: plateText,
  taobao: of('order_no', value.taobaoOrder, (r, plain) =>
    r.pick([
      plain,
      plain,
      spelled.fullWidth(plain),
      spelled.grouped(plain, [4, 4, 4, 4], ' '),
      spelled.hidden(r, plain),
    ]),
  ),
  pdd: of('order_no', value.pddOrder, (r, plain) => r.pick([plain, plain, spelled.fullWidth(plain)])),
  jd: of('order_no', value.jdOrder, (r, plain) =>
    r.pick([plain, plain, spelled.fullWidth(plain), spelled.grouped(plain, [4, 4], ' ')]),
  ),
  tracking: of('order_no', value.tracking, (r, plain) =>
    r.pick([plain, plain, plain.toLowerCase(), spelled.fullWidth(plain), spelled.hidden(r, plain)]),
  ),
  plainTracking: (r) => {
    const [carrier, plain] = value.plainTracking(r);
    return { kind: 'order_no', text: r.pick(['', `${carrier}`]) + plain, plain };
  },
  name: of('name', value.name),
  surname: of('name', value.surname),
  titled: of('name', (r) => value.surname(r) + r.pick(['先生', '女士', '小姐'])),
  address: of('address', value.address),
  shortAddress: of('address', value.shortAddress),
  price: of(null, amount),
  date: of(null, dates),
  part: of(null, part),
  measure: of(null, (r) =>
    r.pick([
      `${1 + r.below(9)}00000毫安`,
      `${10 + r.below(90)}000mAh`,
      `${1 + r.below(9)}000转`,
      `${r.digits(2)}0000000像素`,
      `${1 + r.below(9)}${r.digits(6)}次`,
      `￥${1 + r.below(9)}${r.digits(6)}`,
      `${1 + r.below(8)},${r.digits(3)},${r.digits(3)}元`,
    ]),
  ),
  size: of(null, (r) =>
    r.pick([
      '175/96A',
      '160 165 170 175 180',
      '120*200*45cm',
      '38-39-40-41码',
      '1.5米x2.0米',
      'XL/180/100A',
      '10*20*30',
      '85 90 95 100 105',
    ]),
  ),
  barcode: of(null, (r) => {
    const body = `69${r.digits(10)}`;
    const sum = [...body].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
    return body + String((10 - (sum % 10)) % 10);
  }),
  hotline: of(null, (r) =>
    r.pick([
      `400-${r.digits(3)}-${r.digits(4)}`,
      `400${r.digits(7)}`,
      '95588',
      '12315',
      '10086',
      `800-820-${r.digits(4)}`,
    ]),
  ),
};
