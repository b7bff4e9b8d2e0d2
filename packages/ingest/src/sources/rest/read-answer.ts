import { parseExactly } from '../../read/parse-json-record.ts';
import type { PageRecord } from '../records-table.ts';
import { toRecord } from '../to-record.ts';
import type { RestConfig } from './config.ts';
import { valueAt } from './value-at.ts';

/** What one answer tells. */
export interface AnswerPage {
  records: PageRecord[];
  total: number | null;
  /** What comes next, for interfaces that page by cursor; null at the end. */
  next: string | null;
  hasMore: boolean | null;
}

export type ReadAnswer =
  | { state: 'page'; page: AnswerPage }
  /** Worth another try. */
  | { state: 'again'; problem: string }
  | { state: 'refused'; problem: string };

const scalar = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;

function readCode(answer: unknown, code: RestConfig['answer']['code']): ReadAnswer | undefined {
  if (!code) return undefined;
  const found = scalar(valueAt(answer, code.path)) ?? '';
  if (code.success.includes(found)) return undefined;
  const problem = `来源回答的结果码是「${found.slice(0, 60)}」`;
  return { state: code.retry.includes(found) ? 'again' : 'refused', problem };
}

/** Reads the body of an answer with status 200. A body that is cut or no JSON is worth another try. */
export function readAnswer(text: string, config: Pick<RestConfig, 'answer' | 'paging'>): ReadAnswer {
  const { answer: places, paging } = config;
  let answer: unknown;
  try {
    answer = parseExactly(text);
  } catch {
    return { state: 'again', problem: '来源的回答不是完整的 JSON' };
  }
  const told = readCode(answer, places.code);
  if (told) return told;
  const list = valueAt(answer, places.rows);
  if (list !== null && !Array.isArray(list))
    return { state: 'refused', problem: `来源的回答里没有列表「${places.rows}」` };
  const total =
    places.total === undefined ? Number.NaN : Number(scalar(valueAt(answer, places.total)) ?? Number.NaN);
  const more = places.hasMore === undefined ? null : scalar(valueAt(answer, places.hasMore));
  const next = paging.kind === 'cursor' ? scalar(valueAt(answer, paging.next)) : null;
  return {
    state: 'page',
    page: {
      records: (list ?? []).map(toRecord),
      total: Number.isSafeInteger(total) && total >= 0 ? total : null,
      next: next === '' ? null : next,
      hasMore: more === null ? null : more === 'true' || more === '1',
    },
  };
}
