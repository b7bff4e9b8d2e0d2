import type { Db } from '@voc/core/db';
import type { Delays } from '../exposure/delay-store.ts';
import type { DailySold } from '../exposure/sold-in-spans.ts';
import { countCorrected } from './data-store.ts';
import type { ReportFacts, Sold } from './facts/types.ts';
import type { ReadOptions } from './facts-store.ts';
import { type OrderWeeksQuery, readOrderedShare, readOrderWeekFacts } from './order-weeks-store.ts';
import { readListWindows } from './store.ts';
import type { Span, Spans } from './windows.ts';

/** Weeks of order that a verdict by order is shown for. */
const orderWeeksShown = 8;

type ListFacts = Pick<ReportFacts, 'listsBefore' | 'corrected' | 'orderWeeks' | 'orderedShare'>;

/** What the lists need beside their own window: the windows before it, corrections and orders by week. */
export async function readListFacts(
  db: Db,
  { period, modelVersion }: ReadOptions,
  spans: Spans,
  { delays, daily, sold }: { delays: Delays; daily: DailySold; sold(span: Span): Sold },
): Promise<ListFacts> {
  const all = period.kind === 'all';
  const listsBefore = spans.listsBefore.length > 0 ? await readListWindows(db, spans.listsBefore, sold) : [];
  const query: OrderWeeksQuery = {
    weeks: spans.weeks.slice(-orderWeeksShown),
    end: period.end,
    delays,
  };
  return {
    listsBefore: listsBefore.filter(({ counts, units }) => counts.length > 0 || units.size > 0),
    corrected: await countCorrected(db, { span: spans.list, all, modelVersion }),
    orderWeeks: all ? [] : await readOrderWeekFacts(db, query, daily),
    orderedShare: all ? new Map() : await readOrderedShare(db, query),
  };
}
