import { createClassifyStage, markOutdated } from '@voc/classify';
import { runInline } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { withMigratedDatabase } from '../connect.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';

/** `voc classify` without a file: classifies what is due in the database; returns how many items that were. */
export function classifyDue(config: Config, log: Log): Promise<number> {
  return withMigratedDatabase(config, log, ({ db }) =>
    withClassifyWorker(config, async (classifier) => {
      await markOutdated(db, classifier);
      const due = await db
        .selectFrom('classify_due')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirst();
      await runInline([createClassifyStage(classifier)], { db, log, now: new Date() });
      return Number(due?.n ?? 0);
    }),
  );
}
