import type { Db } from '@voc/core/db';

/** Connections that one report takes at a time: one more than a small machine has cores. */
const connections = 3;

type Reads = Readonly<Record<string, () => Promise<unknown>>>;
type Found<R extends Reads> = { [K in keyof R]: Awaited<ReturnType<R[K]>> };

/** Reads what does not depend on each other, a few at a time; inside of a transaction, which has one connection, in turn. */
export async function readSideBySide<R extends Reads>(
  db: Pick<Db, 'isTransaction'>,
  reads: R,
): Promise<Found<R>> {
  const waiting = Object.entries(reads);
  const found: Record<string, unknown> = {};
  const readOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, read] = next;
      found[name] = await read();
    }
  };
  await Promise.all(Array.from({ length: db.isTransaction ? 1 : connections }, readOn));
  return found as Found<R>;
}
