import type { Db } from '@voc/core/db';

/** Connections that one report takes at a time: one more than a small machine has cores. */
const connections = 3;

/** Begins a read as soon as a connection is free, in the order of asking. Who waits for another read asks after it has come. */
export type Reader = <T>(read: () => Promise<T>) => Promise<T>;

/** Reads a few at a time; inside of a transaction, which has one connection, in turn. After one that fails none begins. */
export function readerOf({ isTransaction }: Pick<Db, 'isTransaction'>): Reader {
  const waiting: (() => void)[] = [];
  let free = isTransaction ? 1 : connections;
  let failed: { error: unknown } | undefined;
  const begin = async <T>(read: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((next) => waiting.push(next));
    try {
      if (failed) throw failed.error;
      return await read();
    } catch (error) {
      failed ??= { error };
      throw error;
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
  return (read) => {
    const found = begin(read);
    // Whoever waits for it hears of it; until then it must not end the process.
    found.catch(() => {});
    return found;
  };
}

type Reads = Readonly<Record<string, () => Promise<unknown>>>;
type Found<R extends Reads> = { [K in keyof R]: Awaited<ReturnType<R[K]>> };

/** All of these reads, by their names. */
export async function readAll<R extends Reads>(reader: Reader, reads: R): Promise<Found<R>> {
  const found = Object.entries(reads).map(async ([name, read]) => [name, await reader(read)] as const);
  return Object.fromEntries(await Promise.all(found)) as Found<R>;
}
