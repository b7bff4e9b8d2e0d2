import type { Db } from '@voc/core/db';

export interface ListedDelivery {
  target: string;
  key: string;
  channel: string;
  recipient: string;
  state: string;
  attempts: number;
  error: string | null;
  /** When it was last sent or tried. */
  at: Date | null;
}

export const deliveryStates = ['pending', 'sending', 'sent', 'failed', 'unknown'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** Deliveries of reports and alerts, the last tried first. */
export async function listDeliveries(
  db: Db,
  { state, limit }: { state: DeliveryState | null; limit: number },
): Promise<ListedDelivery[]> {
  return db
    .selectFrom('deliveries')
    .select([
      'target',
      'target_key as key',
      'channel',
      'recipient',
      'state',
      'attempts',
      'last_error as error',
    ])
    .select('claimed_at as at')
    .$if(state !== null, (query) => query.where('state', '=', state ?? ''))
    .orderBy('claimed_at', (one) => one.desc().nullsLast())
    .orderBy('target_key')
    .limit(limit)
    .execute();
}
