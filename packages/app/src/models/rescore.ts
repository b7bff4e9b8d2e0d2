import {
  batchSize,
  loadItems,
  type RowClassifier,
  replaceAnswers,
  toInput,
  unscoredItems,
} from '@voc/classify';
import type { Db } from '@voc/core/db';

/** Has a model that does not count classify all voices, so that its counts can be held against those that do. */
export async function rescore(
  db: Db,
  classifier: RowClassifier,
  onBatch: (done: number) => void,
): Promise<void> {
  const { modelVersion } = classifier;
  let done = 0;
  for (;;) {
    const items = await loadItems(db, await unscoredItems(db, modelVersion, batchSize));
    if (items.length === 0) return;
    const rows = await classifier.classify(items.map(toInput));
    const answers = items.flatMap(({ itemId, contentHash }, i) => {
      const row = rows[i];
      return row ? [{ itemId, contentHash, row }] : [];
    });
    await db.transaction().execute((tx) => replaceAnswers(tx, modelVersion, answers));
    done += items.length;
    onBatch(done);
  }
}
