import { findQqs, findWechats } from '../mask/find-accounts.ts';
import { findAddresses } from '../mask/find-addresses.ts';
import { findEmails } from '../mask/find-emails.ts';
import { findNames, mayHoldName } from '../mask/find-names.ts';
import { findNumbers } from '../mask/find-numbers.ts';
import { findOrderCodes } from '../mask/find-order-codes.ts';
import { findPlates } from '../mask/find-plates.ts';
import { buildShadow, type Shadow } from '../mask/shadow.ts';

/** Fewest digits of a number that is masked, whatever it is. */
const fewestDigits = 7;
const widestGap = 6;
/** Fewest letters and digits of an account, of a mail address, of a code of an order, of a plate. */
const fewest = { account: 5, email: 4, code: 8, plate: 6 };
/** Fewest letters and digits of an account beside each other, and most separators between them. */
const fewestTogether = 4;
const widestInAccount = 2;

const other = 0;
const letter = 1;
const digit = 2;
/** Separates groups of digits, or nothing that matters. */
const separator = 3;
const at = 4;
/** Folds into letters, digits or Han characters: masking looks for itself. */
const odd = 5;
/** Goes away before anything is looked for. */
const invisible = 6;
/** A character of the words that announce an account. */
const hint = 7;
/** Ends the words that announce or follow a name, behind one of a few characters. */
const nameHint = 8;
/** May follow the number of a house. */
const house = 9;
const province = 10;
/** 十 and 百, which number houses only. */
const tens = 11;
const bracket = 12;
/** Begins what a person has: 的卡, 的手机. */
const owned = 13;
/** Separates digits, and follows the number of a house. */
const numberSign = 14;

const classes = new Uint8Array(0x10000);
const set = (kind: number, chars: string): void => {
  for (const char of chars) classes[char.charCodeAt(0)] = kind;
};
const ranges: readonly [from: number, to: number, kind: number][] = [
  [0x00, 0x1f, invisible],
  [0x20, 0x2f, separator],
  [0x30, 0x39, digit],
  [0x3a, 0x40, separator],
  [0x41, 0x5a, letter],
  [0x5b, 0x60, separator],
  [0x61, 0x7a, letter],
  [0x7b, 0x7e, separator],
  [0x7f, 0x9f, invisible],
  [0xa0, 0xb1, separator],
  [0xaa, 0xaa, odd],
  [0xad, 0xad, invisible],
  [0xb2, 0xb6, odd],
  [0xb7, 0xb7, separator],
  [0xb8, 0xbe, odd],
  [0x132, 0x133, odd],
  [0x13f, 0x140, odd],
  [0x149, 0x149, odd],
  [0x17f, 0x17f, odd],
  [0x1c4, 0x1f3, odd],
  [0x2b0, 0x2ff, odd],
  [0x300, 0x36f, invisible],
  [0x370, 0x1fff, odd],
  [0x2000, 0x200a, separator],
  [0x200b, 0x200f, invisible],
  [0x2010, 0x2027, separator],
  [0x2028, 0x202e, invisible],
  [0x202f, 0x205f, separator],
  [0x2060, 0x206f, invisible],
  [0x2070, 0x20a8, odd],
  [0x20d0, 0x20ff, invisible],
  [0x2100, 0x218f, odd],
  // ℃ reads as °C.
  [0x2103, 0x2103, letter],
  [0x2190, 0x23ff, separator],
  [0x2400, 0x245f, other],
  [0x2460, 0x24ff, odd],
  [0x25a0, 0x27ff, separator],
  [0x2776, 0x2793, odd],
  [0x2a74, 0x2a76, odd],
  [0x2c7c, 0x2c7d, odd],
  [0x2cef, 0x2cf1, invisible],
  [0x2d6f, 0x2dff, odd],
  [0x2e80, 0x2fdf, odd],
  [0x3000, 0x3004, separator],
  [0x302a, 0x302f, invisible],
  [0x3036, 0x303a, odd],
  [0x3099, 0x309c, invisible],
  [0x3131, 0x33ff, odd],
  [0xa000, 0xabff, odd],
  [0xd800, 0xdfff, separator],
  [0xd83b, 0xd83b, odd],
  [0xd835, 0xd835, odd],
  [0xd87e, 0xd87e, odd],
  [0xdb40, 0xdb40, invisible],
  // Digits of a pocket calculator; the second halves are shared with a few pictures.
  [0xdff0, 0xdff9, digit],
  [0xf900, 0xfaff, odd],
  [0xfb00, 0xfdff, odd],
  [0xfe00, 0xfe0f, invisible],
  [0xfe10, 0xfe1f, separator],
  [0xfe20, 0xfe2f, invisible],
  [0xfe30, 0xfe6f, separator],
  [0xfe6b, 0xfe6b, at],
  [0xfe70, 0xfeff, invisible],
  [0xff01, 0xff0f, separator],
  [0xff10, 0xff19, digit],
  [0xff1a, 0xff1f, separator],
  [0xff20, 0xff20, at],
  [0xff21, 0xff3a, odd],
  [0xff3b, 0xff40, separator],
  [0xff41, 0xff5a, odd],
  [0xff5b, 0xff65, separator],
  [0xffa0, 0xffef, separator],
  [0xfff9, 0xfffb, invisible],
];
for (const [from, to, kind] of ranges) classes.fill(kind, from, to + 1);
set(letter, '°㎡');
set(separator, '\t\n\r、。￥');
set(invisible, '\u115f\u1160\u3164\uffa0');
set(at, '@');
set(bracket, '[');
set(hint, '微薇威徽溦维葳巍卫扣抠叩蔻寇球秋丘企鹅');
const beforeNameHint = new Map(
  Object.entries({
    ...{ 生: '先', 士: '女', 姐: '小', 太: '太', 人: '件货系收款卡诉络本', 主: '户', 名: '户姓', 字: '名' },
    ...{ 叫: '我名', 姓: '我贵机傅人客买板哥边您你都就也家' },
  }).map(([char, before]) => [char.charCodeAt(0), before]),
);
for (const code of beforeNameHint.keys()) classes[code] = nameHint;
set(owned, '银账帐卡手电支身快订');
set(house, '号栋幢座楼室弄单户层房门期组排巷区');
set(province, '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼');
set(tens, '十百');
set(numberSign, '#＃﹟');
set(digit, 'Oo〇零○洞一壹幺弌二贰两貳兩三叁參叄四肆五伍六陆陸七柒拐八捌九玖勾');

const contact = /v(?![a-wyz])|w ?[xX]|we ?[ic]|信|q|[加伽佳嘉➕+＋] ?[我个一下微薇威徽溦v]/i;
const sign = /[#＃◎]|[换改替][换成为]{0,2}(?:@|小老鼠)|艾特|圈a|at|[([（【][a@][)\]）】]/i;
const code = /订单|单号|运单|流水号|交易号|快递/;
const plateStart = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][ \u3000]?[a-hj-z]/i;
/** Digits in any form that NFKC folds, of one unit; the second half counts for those of two. */
const digits = '0-9０-９\\udff0-\\udff9';
const codeStart = new RegExp(`[A-Za-z][^]{0,2}[${digits}]`);
const houseNumber = new RegExp(`[${digits}A-Za-z一二三四五六七八九十百]\\s?(?:[号弄栋幢座#＃﹟室]|单元)`);
const place = /[栋幢弄室#＃﹟省市区县镇乡路街巷]|单元|号楼|大道/;
const strip = /[\p{Cf}\p{M}\p{Cc}\u115f\u1160\u3164\uffa0]/gu;

/** What was seen in one reading of a text. */
interface Seen {
  /** Digits that may be one number. */
  hasRun: boolean;
  /** Letters and digits. */
  letters: number;
  hasLatin: boolean;
  /** Letters and digits that stand beside each other, at most. */
  together: number;
  hasAt: boolean;
  isHinted: boolean;
  hasName: boolean;
  hasHouse: boolean;
  hasProvince: boolean;
  hasToken: boolean;
}

type Finder = (shadow: Shadow) => readonly unknown[];

/** The kinds of values that a text may hold, by what stands in it; it is without invisible characters. */
function suspectsOf(text: string, seen: Seen): Finder[] {
  const { letters } = seen;
  const suspects: Finder[] = [];
  if (seen.hasRun) suspects.push((shadow) => findNumbers(shadow, new Set()));
  if (seen.hasName && mayHoldName.test(text)) suspects.push(findNames);
  if (seen.hasHouse && place.test(text) && houseNumber.test(text)) suspects.push(findAddresses);
  if (letters < fewest.email) return suspects;
  if (seen.hasLatin && (seen.hasAt || sign.test(text))) suspects.push(findEmails);
  if (letters < fewest.account) return suspects;
  if (seen.together >= fewestTogether && (seen.isHinted || contact.test(text)))
    suspects.push(findWechats, findQqs);
  if (letters >= fewest.plate && seen.hasProvince && plateStart.test(text)) suspects.push(findPlates);
  if (letters >= fewest.code && code.test(text) && codeStart.test(text)) suspects.push(findOrderCodes);
  return suspects;
}

/** Asks those who would find it; a tenth of the texts that give a reason hold something. */
function holdsAny(text: string, suspects: readonly Finder[]): boolean {
  if (suspects.length === 0) return false;
  const shadow = buildShadow(text);
  return suspects.some((find) => find(shadow).length > 0);
}

/** Notes a character that gives a reason to look closer. */
function noteHint(seen: Seen, kind: number | undefined, text: string, index: number, numberAt: number): void {
  if (kind === at) seen.hasAt = true;
  else if (kind === hint) {
    seen.isHinted = true;
    seen.hasName ||= follows(text, index, '的');
  } else if (kind === owned) seen.hasName ||= follows(text, index, '的');
  else if (kind === nameHint)
    seen.hasName ||= follows(text, index, beforeNameHint.get(text.charCodeAt(index)) ?? '');
  else if (kind === house) seen.hasHouse ||= index - numberAt < 4;
  else if (kind === province) seen.hasProvince = true;
  else if (kind === bracket) seen.hasToken = true;
}

/** True where one of these characters stands before a place, or might behind what goes away. */
const follows = (text: string, index: number, before: string): boolean =>
  index > 0 && (before.includes(text.charAt(index - 1)) || classes[text.charCodeAt(index - 1)] === invisible);

/** False only where masking would find nothing; read once, and closer only where a character gives a reason. */
export function needsMask(text: string): boolean {
  const seen: Seen = {
    hasRun: false,
    letters: 0,
    hasLatin: false,
    together: 0,
    hasAt: false,
    isHinted: false,
    hasName: false,
    hasHouse: false,
    hasProvince: false,
    hasToken: false,
  };
  let run = 0;
  let gap = 0;
  let together = 0;
  let numberAt = -9;
  let isInvisible = false;
  for (let index = 0; index < text.length; index++) {
    const kind = classes[text.charCodeAt(index)];
    if (kind === digit || kind === letter) {
      seen.letters++;
      numberAt = index;
      if (gap > widestInAccount) together = 0;
      if (++together > seen.together) seen.together = together;
      gap = 0;
      run = kind === digit ? run + 1 : 0;
      seen.hasLatin ||= kind === letter;
      if (run >= fewestDigits) seen.hasRun = true;
    } else if (kind === separator) {
      if (++gap > widestGap) run = 0;
    } else if (kind === numberSign) {
      if (++gap > widestGap) run = 0;
      seen.hasHouse ||= index - numberAt < 4;
    } else if (kind === invisible) {
      isInvisible = true;
      numberAt++;
    } else {
      run = 0;
      together = 0;
      if (kind === other) continue;
      if (kind === odd) return true;
      noteHint(seen, kind, text, index, numberAt);
      if (kind === tens) numberAt = index;
    }
  }
  if (seen.hasToken && text.includes('#')) return true;
  return holdsAny(text, suspectsOf(isInvisible ? text.replace(strip, '') : text, seen));
}
