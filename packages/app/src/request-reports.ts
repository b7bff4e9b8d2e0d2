import { addDays, noCutOff, type Period, startOfDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { requestReport } from '@voc/report';
import type { DataSpan } from './periods.ts';

/** The end of the last day that holds a voice. */
const endOfData = (span: DataSpan | null): Date => (span ? startOfDay(addDays(span.last, 1)) : noCutOff);

/**
 * Asks for reports as of the end of the data, or of the instant given. A request made before keeps its instant, so
 * that a report made again has the same bytes, unless another is given. Returns the instant taken as now.
 */
export async function requestReports(
  db: Db,
  periods: readonly Period[],
  span: DataSpan | null,
  given: Date | null,
  scope?: string,
): Promise<Date> {
  const now = given ?? endOfData(span);
  for (const period of periods)
    await requestReport(db, { period, scope, asOf: now, overrides: given !== null });
  return now;
}
