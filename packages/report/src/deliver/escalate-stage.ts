import type { AnyStage } from '@voc/core';
import { chooseEscalations, type Levels } from './escalate.ts';
import { readUnanswered } from './escalate-store.ts';
import type { Patience } from './patience.ts';
import { createTellStage, type TellOptions } from './tell-stage.ts';

/** What was told longer ago stands in the inbox and goes nowhere. */
const freshMs = 14 * 86_400_000;

export interface EscalateOptions extends TellOptions {
  /** Without them nothing is escalated. */
  levels?: Levels | undefined;
  patience: Patience;
}

/** Sends alerts that nobody has acknowledged in time once to 主管, then once to the one above. */
export const createEscalateStage = (options: EscalateOptions): AnyStage =>
  createTellStage(
    {
      name: 'escalate',
      target: 'escalation',
      find: async (db, at) => {
        const { levels, patience } = options;
        if (!levels) return [];
        const alerts = await readUnanswered(db, new Date(at.getTime() - freshMs), at);
        return chooseEscalations(alerts, levels, patience, at);
      },
    },
    options,
  );
