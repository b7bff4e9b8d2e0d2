import { UsageError } from '@voc/core';
import type { Db } from '@voc/core/db';
import { refusalOfWallStep, type WallKind, type WallState, type WallStep } from './wall-steps.ts';

/** What somebody raises: three fields, the words masked. */
export interface RaisedCard {
  cardId: string;
  productId: string;
  kind: WallKind;
  words: string;
  /** The voice that the words are from; with it they are erased. */
  itemId: string | null;
  by: string;
  at: Date;
}

/** Puts a card up for 主管 to confirm. */
export async function raiseCard(db: Db, card: RaisedCard): Promise<void> {
  await db
    .insertInto('wall_cards')
    .values({
      card_id: card.cardId,
      product_id: card.productId,
      kind: card.kind,
      words: card.words,
      item_id: card.itemId,
      raised_by: card.by,
      raised_at: card.at,
    })
    .execute();
}

export interface TakenWallStep {
  cardId: string;
  step: WallStep;
  by: string;
  note: string | null;
  at: Date;
}

const changed = ({ step, by, note, at }: TakenWallStep) => {
  if (step === 'confirmed') return { state: step, confirmed_by: by, confirmed_at: at };
  if (step === 'claimed') return { state: step, claimed_by: by, claimed_at: at };
  if (step === 'solved') return { state: step, solved_by: by, solved_at: at, note };
  return { state: step, confirmed_by: by, confirmed_at: at, note };
};

/** Moves a card; UsageError when there is none or the step may not be taken. */
export async function takeWallStep(db: Db, taken: TakenWallStep): Promise<void> {
  const { cardId, step, note } = taken;
  await db.transaction().execute(async (tx) => {
    // Held, so that two people do not take a step at the same time.
    const card = await tx
      .selectFrom('wall_cards')
      .select('state')
      .where('card_id', '=', cardId)
      .forUpdate()
      .executeTakeFirst();
    if (!card) throw new UsageError(`没有编号为「${cardId}」的曝光`);
    const refusal = refusalOfWallStep(card.state as WallState, step, note);
    if (refusal) throw new UsageError(refusal);
    await tx.updateTable('wall_cards').set(changed(taken)).where('card_id', '=', cardId).execute();
  });
}
