import type { Period } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { type CheckedReport, checkReport, listReports } from '@voc/report';
import { withMigratedDatabase } from '../connect.ts';
import { partsOf } from '../parts-of.ts';
import { composeOptionsOf } from '../pipeline.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';

/** `voc report --check`: makes stored reports again, all of them or those of the periods asked for; writes nothing. */
export function checkReports(
  config: Config,
  log: Log,
  periods: readonly Period[] | null,
  scope?: string,
): Promise<CheckedReport[]> {
  return withMigratedDatabase(config, log, ({ db }) =>
    withClassifyWorker(config, async (classifier) => {
      const options = composeOptionsOf(partsOf(config, classifier));
      const keys =
        periods?.map(({ kind, id }) => ({ kind, period: id, ...(scope === undefined ? {} : { scope }) })) ??
        (await listReports(db));
      const checked: CheckedReport[] = [];
      for (const key of keys) {
        const one = await checkReport(db, key, options);
        if (one) checked.push(one);
      }
      return checked;
    }),
  );
}
