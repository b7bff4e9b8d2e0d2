import { addDays, weekOf } from '@voc/core';
import type { ReportFacts } from '../facts/types.ts';

/** `W46` of the week that begins on a day. */
export const weekName = (start: string): string => weekOf(start).id.slice(5);

/** The window the lists judge, in words: `W43~W46`, `2026-11`. */
export function listWindow({ period, list }: Pick<ReportFacts, 'period' | 'list'>): string {
  if (period.kind === 'all') return '全部数据';
  if (period.kind !== 'week') return period.id;
  return `${weekName(list.start)}~${weekName(addDays(list.end, -1))}`;
}
