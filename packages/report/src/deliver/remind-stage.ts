import { type AnyStage, addDays, dayOf } from '@voc/core';
import { isQuiet } from './choose.ts';
import type { EscalateOptions } from './escalate-stage.ts';
import { patienceOn } from './patience.ts';
import { chooseReminders } from './remind.ts';
import { readPendingActions } from './remind-store.ts';
import { createTellStage } from './tell-stage.ts';

/** Reminds owners of actions that are due soon, late, or not answered, and 主管 of late ones; outside of the night. */
export const createRemindStage = (options: EscalateOptions): AnyStage =>
  createTellStage(
    {
      name: 'remind',
      target: 'reminder',
      find: async (db, at, ways) => {
        if (isQuiet(at)) return [];
        const { patience, levels } = options;
        const today = dayOf(at);
        const { remindDaysBefore: daysBefore } = patienceOn(patience, today);
        const actions = await readPendingActions(db, addDays(today, daysBefore), at);
        return chooseReminders(actions, { ...ways, daysBefore, supervisor: levels?.supervisor }, today);
      },
    },
    options,
  );
