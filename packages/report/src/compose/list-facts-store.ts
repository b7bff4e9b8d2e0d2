import type { Delays } from '../exposure/delay-store.ts';
import { countCorrected } from './data-store.ts';
import type { ReportFacts } from './facts/types.ts';
import type { ReadOptions } from './facts-store.ts';
import type { Reading } from './framed-store.ts';
import { type OrderWeeksQuery, readOrderedShare, readOrderWeekFacts } from './order-weeks-store.ts';
import { readAll } from './side-by-side-store.ts';
import type { Spans } from './windows.ts';

/** Weeks of order that a verdict by order is shown for. */
const orderWeeksShown = 8;

type ListFacts = Pick<ReportFacts, 'corrected' | 'orderWeeks' | 'orderedShare'>;

/** What the lists need beside their windows: corrections and orders by week. */
export function readListFacts(
  { db, reader, daily }: Reading['lists'],
  { period, modelVersion }: ReadOptions,
  spans: Spans,
  delays: Delays,
): Promise<ListFacts> {
  const all = period.kind === 'all';
  const query: OrderWeeksQuery = {
    weeks: spans.weeks.slice(-orderWeeksShown),
    end: period.end,
    delays,
  };
  return readAll(reader, {
    orderWeeks: async () => (all ? [] : readOrderWeekFacts(db, query, daily)),
    orderedShare: async () => (all ? new Map() : readOrderedShare(db, query)),
    corrected: () => countCorrected(db, { span: spans.list, all, modelVersion }),
  });
}
