import { keepShifts } from '@voc/app';
import type { Db } from '@voc/core/db';
import { currentModel } from '../../support/model.ts';

/** A second version of the model, held against the first, and what it says of the same voices. */
export async function storeSecondModel(db: Db): Promise<void> {
  await db.updateTable('classifications').set({ model_version: currentModel }).execute();
  const said = await db.selectFrom('classifications').selectAll().execute();
  const json = (value: unknown): string => JSON.stringify(value);
  await db
    .insertInto('classifications')
    .values(
      said.map((row) => ({
        ...row,
        model_version: 'learned-1',
        leaves: ['mismatch.size'],
        categories: json(row.categories),
        praises: json(row.praises),
        wishes: json(row.wishes),
        red_lines: json(row.red_lines),
        topics: json(row.topics),
      })),
    )
    .execute();
  const at = new Date('2026-11-20T01:00:00Z');
  const figures = json({
    taught: 207,
    verdict: { isBetter: false, worse: [], own: { leaves: { before: 0.8, after: 0.78 } } },
  });
  await db
    .insertInto('models')
    .values({
      ...{ version: 'learned-1', kind: 'accurate', parent: currentModel, state: 'candidate', figures },
      ...{ trained_at: at, trained_by: '王主管', changed_at: at, changed_by: '王主管' },
    })
    .execute();
  await keepShifts(db, currentModel, 'learned-1');
}
