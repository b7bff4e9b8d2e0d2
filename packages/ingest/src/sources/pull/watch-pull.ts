import { type StageDeps, UsageError } from '@voc/core';
import type { SourceReading } from '../read-source.ts';
import { beatPull, resultOf, settlePull } from './store.ts';

const beatMs = 30_000;
const nothing = { read: 0, accepted: 0, duplicate: 0, template: 0, quarantined: 0 };

/** What staff are told of an error; only what was written for them is shown. */
const problemOf = (error: unknown): string =>
  error instanceof UsageError ? error.message : '系统出错,原因见服务日志;已读入的都保留';

/** Reads, gives signs of life meanwhile, and writes down what came of it; an error is written down and thrown on. */
export async function watchPull(
  db: StageDeps['db'],
  pullId: string,
  clock: () => Date,
  read: () => Promise<SourceReading>,
): Promise<SourceReading> {
  // One that is missed is made up for by the next; a database that is away for good is told by the reading itself.
  const beat = setInterval(() => void beatPull(db, pullId, clock()).catch(() => undefined), beatMs);
  try {
    const reading = await read();
    await settlePull(db, pullId, resultOf(reading), clock());
    return reading;
  } catch (error) {
    await settlePull(
      db,
      pullId,
      { state: 'failed', counts: nothing, problems: [problemOf(error)] },
      clock(),
    ).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(beat);
  }
}
