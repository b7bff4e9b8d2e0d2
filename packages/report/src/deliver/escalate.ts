import { localMinute } from '@voc/core';
import { isQuiet } from './choose.ts';
import type { Unanswered } from './escalate-store.ts';
import { answerBy, type Patience } from './patience.ts';
import type { Telling } from './tell-stage.ts';

/** Channels of 主管 and of the one above. */
export interface Levels {
  supervisor: string;
  above: string;
}
type Level = keyof Levels;

const levelNames: Record<Level, string> = { supervisor: '主管', above: '上级' };

/** The level that an alert is to go to now; null while it is waited for, or when both know. */
function levelOf(alert: Unanswered, patience: Patience, at: Date): Level | null {
  const { kind, toldAt, supervisorAt, aboveAt } = alert;
  if (aboveAt !== null || (isQuiet(at) && kind !== 'redline')) return null;
  if (answerBy(patience, kind, supervisorAt ?? toldAt) > at) return null;
  return supervisorAt === null ? 'supervisor' : 'above';
}

/**
 * Which alerts that nobody has acknowledged go one level up now, a message for each level. The one above is told when
 * 主管, too, has let as much time pass; by night only red lines go.
 */
export function chooseEscalations(
  alerts: readonly Unanswered[],
  levels: Levels,
  patience: Patience,
  at: Date,
): Telling[] {
  return (['supervisor', 'above'] as const).flatMap((level) => {
    const going = alerts.filter((one) => levelOf(one, patience, at) === level);
    if (going.length === 0) return [];
    const title = `【逾期未认领·转${levelNames[level]}】预警 ${going.length} 条`;
    const lines = going.map(
      ({ card, toldAt }, n) => `${n + 1}. ${card.split('\n')[0]}(${localMinute(toldAt).slice(5)} 告知)`,
    );
    return {
      recipient: levels[level],
      keys: going.map(({ key }) => `${key}@${level}`),
      notice: { title, text: [title, ...lines, '请到看板「预警」认领、解决或静默'].join('\n') },
    };
  });
}
