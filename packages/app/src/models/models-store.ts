import type { LearnVerdict } from '@voc/classify';
import type { Db } from '@voc/core/db';

/** Which of the two models: the mixture, or the linear model alone (`VOC_MODEL=fast`). */
export type ModelKind = 'accurate' | 'fast';
export type ModelState = 'candidate' | 'current' | 'retired';

/** A model that learned from people. */
export interface LearnedModel {
  version: string;
  kind: ModelKind;
  /** The version that was current when it was trained: what it was held against, and what a roll-back returns to. */
  parent: string;
  state: ModelState;
  figures: ModelFigures;
  trainedAt: Date;
  trainedBy: string;
  changedAt: Date;
  changedBy: string;
}

export interface ModelFigures {
  /** Labels of people that it learned from. */
  taught: number;
  verdict: LearnVerdict;
}

/** All of a kind, the one trained last first. */
export const readModels = async (db: Db, kind: ModelKind): Promise<LearnedModel[]> =>
  (await readKnownModels(db)).filter((one) => one.kind === kind);

/** All of both kinds, the one trained last first. */
export async function readKnownModels(db: Db): Promise<LearnedModel[]> {
  const rows = await db
    .selectFrom('models')
    .selectAll()
    .orderBy('trained_at', 'desc')
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    kind: row.kind as ModelKind,
    parent: row.parent,
    state: row.state as ModelState,
    figures: row.figures as ModelFigures,
    trainedAt: row.trained_at,
    trainedBy: row.trained_by,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }));
}

/** The learned model of a kind that counts; undefined where the one that comes with the program does. */
export async function readCurrent(db: Pick<Db, 'selectFrom'>, kind: ModelKind): Promise<string | undefined> {
  const row = await db
    .selectFrom('models')
    .select('version')
    .where('kind', '=', kind)
    .where('state', '=', 'current')
    .executeTakeFirst();
  return row?.version;
}

export type Candidate = Pick<LearnedModel, 'version' | 'kind' | 'parent' | 'figures'> & {
  by: string;
  at: Date;
};

/** Notes a model that was just trained; the same labels give the same one, which then stays as it is. */
export async function addCandidate(
  db: Db,
  { version, kind, parent, figures, by, at }: Candidate,
): Promise<void> {
  const made = { trained_at: at, trained_by: by, changed_at: at, changed_by: by };
  await db
    .insertInto('models')
    .values({ version, kind, parent, state: 'candidate', figures: JSON.stringify(figures), ...made })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
}
