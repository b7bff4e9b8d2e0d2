import { type Period, runInline } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { checkScope, parseScope } from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { readDataSpan } from '../data-span.ts';
import { partsOf } from '../parts-of.ts';
import type { DataSpan } from '../periods.ts';
import { createPipeline } from '../pipeline.ts';
import { requestReports } from '../request-reports.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';
import { checkOutput, type Format, type WrittenReport, writeReport } from '../write-reports.ts';

export interface ReportOptions {
  out: string;
  formats: readonly Format[];
  now: Date | null;
  /** A part of the company; undefined for all of it. */
  scope: string | undefined;
  periods(span: DataSpan | null): Period[];
}

/** `voc report`: asks for reports, does what is due for them, and writes their newest revisions. */
export function report(config: Config, log: Log, options: ReportOptions): Promise<WrittenReport[]> {
  checkOutput({ formats: options.formats, config });
  return withMigratedDatabase(config, log, async ({ db }) => {
    const span = await readDataSpan(db);
    const periods = options.periods(span);
    const { scope } = options;
    const part = scope === undefined ? null : parseScope(scope);
    if (part) await checkScope(db, part);
    const now = await requestReports(db, periods, span, options.now, scope);
    await withClassifyWorker(config, (classifier) =>
      runInline(createPipeline(partsOf(config, classifier)), { db, log, now }),
    );
    const written: WrittenReport[] = [];
    for (const period of periods) {
      const one = await writeReport(
        db,
        { ...period, scope },
        { folder: options.out, formats: options.formats, config },
      );
      if (one) written.push(one);
    }
    return written;
  });
}
