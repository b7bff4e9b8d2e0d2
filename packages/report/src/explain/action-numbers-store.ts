import type { Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import type { Report } from '../compose/schema.ts';
import { windowsOf } from '../effect/action.ts';
import { readActions } from '../effect/action-store.ts';
import { joined } from './joined.ts';
import { countNumber, type Scene } from './numbers.ts';
import type { CountedNumber } from './types.ts';

/** Complaints before and after the actions whose effect the report tells. */
export async function readActionNumbers(
  db: Db,
  { actions, period }: Report,
  scene: Scene,
  taxonomy: Taxonomy,
): Promise<CountedNumber[]> {
  const known = new Map((await readActions(db, period.end)).map((one) => [one.actionId, one]));
  return actions.flatMap(({ actionId, cause, effect }): CountedNumber[] => {
    const action = known.get(actionId);
    const windows = action && windowsOf(action);
    if (!effect || !windows) return [];
    return (['before', 'after'] as const).map((side) =>
      countNumber(
        `actions.${actionId}.effect.${side}`,
        `行动「${cause}」${side === 'before' ? '之前' : '之后'}的投诉`,
        effect[side],
        {
          counted: joined(scene, taxonomy, action.category),
          where: { span: windows[side], undated: false, productId: action.productId ?? '' },
        },
      ),
    );
  });
}
