import { UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import {
  type ActionStep,
  actionStageOf,
  actionStepsTo,
  readActionSteps,
  refusalOfStep,
  takeActionStep,
} from '@voc/report';
import type { Scope } from '../accounts/scope.ts';
import { readOneAction } from '../views/actions-store.ts';
import { stageList, type WantedStage } from './read-actions.ts';

/** Who says so, and when; notes are masked before they are stored. */
export interface TakenInBy {
  person: string;
  at: Date;
  scope: Scope;
  mask(text: string): string;
}

export interface TakenIn {
  /** Actions that were moved, and those that stood there already. */
  changed: string[];
  unchanged: number;
  /** Rows that were not taken, in words. */
  refused: { row: number; reason: string }[];
}

/** The steps that lead an action to the wanted stage; UsageError when they may not be taken. */
function planSteps(wanted: WantedStage, taken: readonly ActionStep[], by: TakenInBy): ActionStep[] {
  if (wanted.stage === undefined) throw new UsageError(`阶段须为 ${stageList} 之一`);
  const names = actionStepsTo(actionStageOf(taken), wanted.stage);
  if (names === null) throw new UsageError('从现在的阶段走不到这里');
  const note = wanted.note === null ? null : by.mask(wanted.note);
  const planned: ActionStep[] = [];
  for (const step of names) {
    const next = { step, person: by.person, note, at: by.at };
    const refusal = refusalOfStep(next, [...taken, ...planned]);
    if (refusal) throw new UsageError(refusal);
    planned.push(next);
  }
  return planned;
}

/** Moves actions to where a table says that they stand, each by itself; what is outside the scope looks as if it were not there. */
export async function takeInActions(db: Db, rows: readonly WantedStage[], by: TakenInBy): Promise<TakenIn> {
  const done: TakenIn = { changed: [], unchanged: 0, refused: [] };
  for (const wanted of rows) {
    try {
      if (!(await readOneAction(db, by.scope, wanted.id))) throw new UsageError('没有这个编号');
      const taken = (await readActionSteps(db, [wanted.id])).get(wanted.id) ?? [];
      const planned = planSteps(wanted, taken, by);
      for (const step of planned) await takeActionStep(db, wanted.id, step);
      if (planned.length === 0) done.unchanged += 1;
      else done.changed.push(wanted.id);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      done.refused.push({ row: wanted.row, reason: error.message });
    }
  }
  return done;
}
