import type { MaskKind } from '@voc/core';
import { isBankCard, isIdCard, isOldIdCard } from './checksum.ts';
import type { Topic } from './number-context.ts';

/** What is said around a number. */
export interface Surroundings {
  /** Nearest first. */
  before: readonly Topic[];
  after: Topic | undefined;
  isOrderNumber: boolean;
}

/** A number as it stands: its digits (an id card may end in X), how they are cut, and what is said around it. */
export interface NumberShape {
  value: string;
  /** How many groups it has. */
  pieces: number;
  /** Lengths of the groups, glued ones as one. */
  lengths(): readonly number[];
  /** True when the same stands between all groups. */
  isEven(): boolean;
  /** Asked for only where the digits do not tell. */
  around(): Surroundings;
}

/** What a number is, and its digits as they are hashed. */
export interface NumberKind {
  kind: MaskKind;
  value: string;
}

const mobile = /^1[3-9]\d{9}$/;
const mobilePrefixes = new Set(['0086', '086', '86', '17951', '12593', '0']);
const digitsOfMobile = 11;
const landline = /^0(?:10|2\d)[2-8]\d{7}$|^0[3-9]\d\d[2-8]\d{6,7}$/;
/** How people cut the eleven digits of a mobile number. */
const mobileCuts = new Set([
  ...['11', '3,4,4', '3,8', '7,4', '4,7', '4,4,3', '3,3,5', '5,6', '6,5', '3,4,2,2', '3,3,3,2', '3,2,2,2,2'],
  ...['3,2,3,3', '3,5,3', '1,10', '4,3,4', '3,2,6', '3,6,2', '5,3,3', '2,3,3,3', '8,3', '3,4,3,1', '3,3,2,3'],
]);
const hotline = /^[48]00\d{7}$/;
/** In more pieces than this only a checksum makes one number. */
const mostPieces = 6;
const areaLength = (value: string): number => (/^0(?:10|2)/.test(value) ? 3 : 4);
const reverse = (value: string): string => [...value].reverse().join('');
const areSizes = (value: string, lengths: readonly number[]): boolean =>
  lengths.length > 3 && lengths[1] === 3 && /^(?:..[05])+$/.test(value.slice(0, 9));

/** True for a number on which a company takes the calls of everybody. */
export const isHotline = (shape: NumberShape): boolean =>
  shape.value.length === 10 &&
  hotline.test(shape.value) &&
  (shape.lengths().length === 1 || shape.lengths()[0] === 3);

const isNamedReversed = ({ before, after }: Surroundings): boolean =>
  before.includes('reversed') || after === 'reversed';

function turnedMobile(shape: NumberShape): string | undefined {
  const { value } = shape;
  if (value.length !== 11 || !value.endsWith('1')) return undefined;
  const turned = reverse(value);
  if (!mobile.test(turned)) return undefined;
  if (isNamedReversed(shape.around())) return turned;
  return !mobile.test(value) && !landline.test(value) && shape.lengths().length === 1 ? turned : undefined;
}

function mobileOf(shape: NumberShape): string | undefined {
  const { value } = shape;
  const turned = turnedMobile(shape);
  if (turned !== undefined) return turned;
  const start = value.length - digitsOfMobile;
  // Most numbers are told from a phone by this one digit.
  if (value.charCodeAt(start) !== 49 || (start > 0 && !mobilePrefixes.has(value.slice(0, start))))
    return undefined;
  const bare = value.slice(start);
  if (!mobile.test(bare)) return undefined;
  const lengths = shape.lengths();
  if (value !== bare) return lengths.length <= 5 ? bare : undefined;
  const isUsual = mobileCuts.has(lengths.join(',')) || lengths.every((length) => length <= 2);
  const isPlain = lengths[0] === 3 || lengths.length < 3 || shape.isEven();
  if (isUsual && isPlain && !areSizes(value, lengths)) return bare;
  return shape.around().before.includes('phone') ? bare : undefined;
}

function isLandline(shape: NumberShape): boolean {
  const { value } = shape;
  if (value.startsWith('0')) {
    if (!landline.test(value)) return false;
    const cut = shape.lengths();
    return cut.length === 1 || cut[0] === areaLength(value) || cut.every((length) => length <= 2);
  }
  if (value.length > 8 || !/^[2-8]/.test(value) || shape.lengths().length > 2) return false;
  const { before, after } = shape.around();
  return before[0] === 'phone' || (before.length === 0 && after === 'phone');
}

/** Four by four from UnionPay's 62 is how a card is printed; order numbers are not. */
const isPrinted = (lengths: readonly number[]): boolean =>
  lengths.length >= 4 && lengths.slice(0, 4).every((length) => length === 4);

const bankOf = ({ before, after }: Surroundings): Topic | undefined =>
  before.find((topic) => topic !== 'phone' && topic !== 'price') ?? (after === 'bank' ? after : undefined);

function isCard(shape: NumberShape): boolean {
  const { value, pieces } = shape;
  if (isBankCard(value)) {
    if (isPrinted(shape.lengths())) return !['order', 'orderNumber'].includes(bankOf(shape.around()) ?? '');
    return [undefined, 'bank', 'id', 'qq', 'wechat'].includes(bankOf(shape.around()));
  }
  if (value.length < 15 || pieces > mostPieces) return false;
  const cut = shape.lengths();
  return (cut.length === 1 || cut[0] === 6 || isPrinted(cut)) && bankOf(shape.around()) === 'bank';
}

function isIdentity(shape: NumberShape): boolean {
  const { value, pieces } = shape;
  if (value.length === 18 && isIdCard(value)) return true;
  const isOld = isOldIdCard(value);
  if (!isOld && pieces > mostPieces) return false;
  if (!isOld && shape.lengths().some((length) => length > 2 && length < 4)) return false;
  const { before, after } = shape.around();
  if (before[0] === 'id') return true;
  return isOld && !['order', 'orderNumber', 'product', 'bank'].includes(before[0] ?? after ?? '');
}

/** Length of a number of 拼多多: the day, a dash, fifteen digits. */
function isPddOrder(shape: NumberShape): boolean {
  if (shape.value.length !== 21) return false;
  const lengths = shape.lengths();
  return lengths.length === 1 || (lengths.length === 2 && lengths[0] === 6);
}

/** What the digits of a whole number are, by checksum, form and context; undefined when nothing tells. */
export function kindOfNumber(shape: NumberShape): NumberKind | undefined {
  const { value } = shape;
  const { length } = value;
  if (length >= 11 && length <= 16) {
    const phone = mobileOf(shape);
    if (phone !== undefined)
      return shape.around().isOrderNumber ? { kind: 'order_no', value } : { kind: 'phone', value: phone };
  }
  if (length <= 12) return isLandline(shape) ? { kind: 'phone', value } : undefined;
  if (isPddOrder(shape)) return { kind: 'order_no', value };
  if (length > 19 || length < 14) return undefined;
  if (length === 18 || length === 15) {
    if (isIdentity(shape)) return { kind: shape.around().isOrderNumber ? 'order_no' : 'id_card', value };
  }
  return isCard(shape) ? { kind: 'bank_card', value } : undefined;
}

const kindsOfTopics: Partial<Record<Topic, MaskKind>> = {
  orderNumber: 'order_no',
  order: 'order_no',
  bank: 'bank_card',
  id: 'id_card',
  phone: 'phone',
  qq: 'qq',
  wechat: 'wechat',
};

/** The likeliest kind of a long number of no known form; undefined for one that belongs to goods or is a price. */
export function guessKind(
  value: string,
  { before, after, isOrderNumber }: Surroundings,
): MaskKind | undefined {
  const topic = isOrderNumber ? 'orderNumber' : (before[0] ?? after);
  if (topic === 'product' || topic === 'price') return undefined;
  const kind = topic && kindsOfTopics[topic];
  if (kind === 'order_no' && value.length >= 8) return kind;
  if (value.length >= 16) return kind === 'bank_card' || kind === 'id_card' ? kind : 'order_no';
  if (kind === 'bank_card' || kind === 'id_card') return value.length >= 14 ? kind : 'order_no';
  if (value.length >= 12) return 'order_no';
  return kind ?? 'phone';
}
