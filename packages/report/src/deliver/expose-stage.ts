import { type AnyStage, localMinute } from '@voc/core';
import { type WallKind, wallKinds } from '../wall/index.ts';
import { isQuiet } from './choose.ts';
import { type ExposedCard, readExposed } from './expose-store.ts';
import type { Notice } from './request.ts';
import { createTellStage, reachable, type TellOptions } from './tell-stage.ts';

/** What was confirmed longer ago stands on the wall and is not sent any more. */
const freshMs = 3 * 86_400_000;

/** The card as it is sent: what, of which product, in whose words, who says so and who owns it. */
export function exposureNotice(card: ExposedCard): Notice {
  const title = `【曝光·${wallKinds[card.kind as WallKind] ?? card.kind}】${card.productName ?? ''} ${card.productId}`;
  const lines = [
    title,
    ...(card.words === '' ? [] : [`原话(已脱敏):「${card.words}」`]),
    `${card.raisedBy} ${localMinute(card.raisedAt).slice(5)} 提出,${card.confirmedBy} 已确认`,
    `责任:${card.owners.join('、') || '运营'};请到曝光台认领`,
  ];
  return { title, text: lines.join('\n') };
}

/** Sends each confirmed exposure once to the groups of its owners, outside of the night. */
export const createExposeStage = (options: TellOptions): AnyStage =>
  createTellStage(
    {
      name: 'expose',
      target: 'exposure',
      find: async (db, at, ways) => {
        if (isQuiet(at)) return [];
        const cards = await readExposed(db, new Date(at.getTime() - freshMs), at);
        return cards.flatMap((card) =>
          reachable(card.robots, ways)
            .filter((recipient) => !card.told.includes(recipient))
            .map((recipient) => ({ recipient, keys: [card.cardId], notice: exposureNotice(card) })),
        );
      },
    },
    options,
  );
