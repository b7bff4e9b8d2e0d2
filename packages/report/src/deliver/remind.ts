import { addDays, type Day, daysBetween } from '@voc/core';
import type { Ways } from './recipient-switch-store.ts';
import type { PendingAction } from './remind-store.ts';
import { reachable, type Telling } from './tell-stage.ts';

interface Reminder {
  /** Names the day, so that a changed one is told again. */
  key: string;
  line: string;
  isLate: boolean;
}

const nextOf: Record<string, string> = {
  submitted: '待核实',
  verified: '待解决',
  returned: '待解决(已退回)',
  solved: '待确认',
  confirmed: '待关闭',
};

/** The one reminder that an action asks for on a day: late, soon due, or not answered; null when all is in time. */
export function reminderOf(action: PendingAction, today: Day, daysBefore: number): Reminder | null {
  const { actionId, productId, productName, cause, owner, step, respondOn, dueOn } = action;
  const reminder = (name: string, day: Day, when: string): Reminder => ({
    key: `${actionId}@${name}@${day}`,
    line: `${when}|${[productName, productId].filter(Boolean).join(' ')} ${cause}|${owner}|${nextOf[step] ?? step}`,
    isLate: name === 'late',
  });
  if (dueOn < today)
    return reminder('late', dueOn, `逾期 ${daysBetween(dueOn, today)} 天(${dueOn.slice(5)} 到期)`);
  if (dueOn <= addDays(today, daysBefore))
    return reminder('soon', dueOn, dueOn === today ? '今天到期' : `${dueOn.slice(5)} 到期`);
  if (step === 'submitted' && respondOn !== null && respondOn < today)
    return reminder('answer', respondOn, `应于 ${respondOn.slice(5)} 前核实`);
  return null;
}

interface RemindRules extends Ways {
  daysBefore: number;
  /** Channel of 主管, who is told of what is late. */
  supervisor?: string | undefined;
}

/** The reminders of a day, one message for each group, each reminder once. */
export function chooseReminders(
  actions: readonly PendingAction[],
  { daysBefore, supervisor, ...ways }: RemindRules,
  today: Day,
): Telling[] {
  const groups = new Map<string, Reminder[]>();
  for (const action of actions) {
    const reminder = reminderOf(action, today, daysBefore);
    if (!reminder) continue;
    const above = reminder.isLate && supervisor !== undefined ? [supervisor] : [];
    for (const recipient of new Set([...reachable(action.robots, ways), ...above]))
      if (!action.told.includes(`${reminder.key} ${recipient}`))
        groups.set(recipient, [...(groups.get(recipient) ?? []), reminder]);
  }
  return [...groups].map(([recipient, reminders]) => {
    const title = `【行动提醒】${reminders.length} 项`;
    const lines = reminders.map(({ line }, n) => `${n + 1}. ${line}`);
    return {
      recipient,
      keys: reminders.map(({ key }) => key),
      notice: { title, text: [title, ...lines, '请到看板「待办」处理'].join('\n') },
    };
  });
}
