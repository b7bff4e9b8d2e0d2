import { SkippableError } from '@voc/core';
import { parseInstant } from '../mapping/parse-instant.ts';
import { parseId, parseRating } from '../mapping/parse-values.ts';

/** What the values of a column look like: the share of the filled ones, 0 to 1, that fit each look. */
export interface ColumnLook {
  filled: number;
  instant: number;
  epoch: number;
  rating: number;
  /** 好评, 中评, 差评 and their likes. */
  grade: number;
  /** Long enough for an order number of a platform. */
  order: number;
  id: number;
  /** Chinese words that somebody may have written. */
  sentence: number;
  nickname: number;
  /** Who speaks: 顾客, 客服, 系统 and their likes. */
  role: number;
  /** A word or two. */
  short: number;
  /** Different values over filled ones. */
  distinct: number;
}

/** Stars that a word of praise or blame stands for. */
export const gradeStars: Readonly<Record<string, string>> = {
  好评: '5',
  好: '5',
  满意: '5',
  非常满意: '5',
  中评: '3',
  中: '3',
  一般: '3',
  差评: '1',
  差: '1',
  不满意: '1',
  非常不满意: '1',
};

/** Who a word says that it is. */
export const roleWords: Readonly<Record<string, string>> = {
  顾客: 'customer',
  买家: 'customer',
  客户: 'customer',
  用户: 'customer',
  消费者: 'customer',
  buyer: 'customer',
  customer: 'customer',
  user: 'customer',
  客服: 'agent',
  商家: 'agent',
  卖家: 'agent',
  店铺: 'agent',
  seller: 'agent',
  agent: 'agent',
  机器人: 'agent',
  系统: 'system',
  system: 'system',
};

const reads = (parse: (text: string) => unknown, text: string): boolean => {
  try {
    return parse(text) !== null;
  } catch (error) {
    if (error instanceof SkippableError) return false;
    throw error;
  }
};

const hanCount = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const fewestWritten = 6;
const lowest = Date.UTC(2003, 0, 1);
const highest = Date.UTC(2100, 0, 1);

function isEpoch(text: string): boolean {
  if (!/^\d{10}(?:\d{3})?$/u.test(text)) return false;
  const ms = Number(text) * (text.length === 10 ? 1000 : 1);
  return ms >= lowest && ms < highest;
}

const plainId = (text: string): string => text.replace(/^=?["']|"$/gu, '').trim();

function isNickname(text: string): boolean {
  if (text.length > 20 || /[,。!?,!?\s]/u.test(text) || /^\d+$/u.test(text)) return false;
  return text.includes('*') || /^[\p{L}\p{N}_-]{2,12}$/u.test(text);
}

const tests: Record<keyof Omit<ColumnLook, 'filled' | 'distinct'>, (text: string) => boolean> = {
  instant: (text) => text.length <= 40 && reads(parseInstant, text),
  epoch: isEpoch,
  rating: (text) => text.length <= 6 && reads(parseRating, text),
  grade: (text) => Object.hasOwn(gradeStars, text),
  order: (text) => /^(?:\d{12,24}|[A-Z]{1,4}\d{10,22}|\d{6}-\d{12,18})$/iu.test(plainId(text)),
  id: (text) => /^[\w-]{3,64}$/u.test(plainId(text)) && /\d/u.test(text) && reads(parseId, text),
  // A list of objects is a conversation told in JSON, not somebody's words.
  sentence: (text) => hanCount(text) >= fewestWritten && !/^[[{]/u.test(text),
  nickname: isNickname,
  role: (text) => Object.hasOwn(roleWords, text.toLowerCase()),
  short: (text) => text.length <= 20,
};

/** Looks at the values of one column; blank ones do not count. Without any, every share is 0. */
export function lookAt(values: readonly string[]): ColumnLook {
  const filled = values.map((value) => value.trim()).filter((value) => value !== '');
  const share = (fits: (text: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
  const shares = Object.entries(tests).map(([name, fits]): [string, number] => [name, share(fits)]);
  return {
    ...(Object.fromEntries(shares) as Record<keyof typeof tests, number>),
    filled: values.length === 0 ? 0 : filled.length / values.length,
    distinct: filled.length === 0 ? 0 : new Set(filled).size / filled.length,
  };
}
