import { type RefundReasons, refundReasonKey } from '@voc/core';
import type { PoolClient } from '@voc/core/db';

/**
 * Stores with an import the refund reasons of its rows that no leaf is known for (未映射), and returns them with how
 * many rows gave each; to be called inside the promotion.
 */
export async function saveUnmappedReasons(
  client: PoolClient,
  importId: string,
  known: RefundReasons,
): Promise<Record<string, number>> {
  const { rows } = await client.query<{ reason: string; count: string }>(
    'select reason, count(*) from staged_voices where reason is not null group by reason order by count(*) desc, reason',
  );
  const unmapped = Object.fromEntries(
    rows
      .filter(({ reason }) => !known.has(refundReasonKey(reason)))
      .map(({ reason, count }) => [reason, Number(count)]),
  );
  await client.query('update imports set unmapped_reasons = $2 where import_id = $1', [
    importId,
    JSON.stringify(unmapped),
  ]);
  return unmapped;
}
