import { addDays, weekOf } from '@voc/core';
import type { ReportFacts } from '../facts/types.ts';

/** The window the lists judge, in words: `W43~W46`, `2026-11`. */
export function listWindow({ period, list }: Pick<ReportFacts, 'period' | 'list'>): string {
  if (period.kind === 'all') return '全部数据';
  if (period.kind !== 'week') return period.id;
  const first = weekOf(list.start).id.slice(5);
  return `${first}~${weekOf(addDays(list.end, -1)).id.slice(5)}`;
}
