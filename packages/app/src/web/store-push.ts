import { type FaultPoint, UsageError } from '@voc/core';
import { importRecords, type Sources, toRecord } from '@voc/ingest';
import type { PushBody } from './parse-push.ts';
import { type Pool, useNonce } from './push-store.ts';
import { type PushHeaders, toleranceSeconds } from './verify-signature.ts';

export interface PushDeps {
  pool: Pool;
  mappings: Sources;
  secretKey: string;
  now: () => Date;
  at: FaultPoint;
}

/** Stores the items of a push with its nonce in one transaction, by the same way as a file. */
export async function storePush(
  { mapping: name, shop, items }: PushBody,
  { nonce, timestamp }: PushHeaders,
  deps: PushDeps,
) {
  const { mappings, now, at } = deps;
  const mapping = mappings.mappings.find((one) => one.name === name);
  if (!mapping) throw new UsageError(`没有名为「${name}」的映射`);
  at('before-read');
  const expiresAt = new Date((Number(timestamp) + 2 * toleranceSeconds) * 1000);
  const {
    setAside,
    isRepeat: _,
    sha256: __,
    ...counts
  } = await importRecords({
    ...deps,
    shop,
    mapping,
    name: `push ${nonce}`,
    records: items.map(toRecord),
    also: (client) => useNonce(client, nonce, expiresAt, now()),
  });
  at('after-commit');
  return {
    ...counts,
    setAside: setAside.map(({ row, column, reason, detail }) => ({ item: row, column, reason, detail })),
  };
}
