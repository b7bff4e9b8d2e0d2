import type { Db } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { committedVersion } from '../seeds.ts';
import { kindOf, type ModelChoice } from './current-model.ts';
import { readCurrent } from './models-store.ts';

/** So often a running process asks whether its model still counts. */
const askEachMs = 30_000;

export interface Replaced {
  /** Settles when another model counts. */
  happened: Promise<void>;
  stop(): void;
}

/**
 * Watches for another model to count than the version that a process has loaded: it then ends, to be started again with
 * that one.
 */
export function whenReplaced(db: Db, log: Log, choice: ModelChoice, version: string): Replaced {
  const [kind, committed] = [kindOf(choice), committedVersion(choice)];
  let timer: NodeJS.Timeout | undefined;
  const happened = new Promise<void>((resolve) => {
    const ask = async (): Promise<void> => {
      const current = (await readCurrent(db, kind)) ?? committed;
      if (current === version) return;
      log.info({ version, current }, 'another model counts now, ending to be started again');
      resolve();
    };
    timer = setInterval(() => {
      ask().catch((error: unknown) => log.warn({ err: error }, 'could not ask which model counts'));
    }, askEachMs);
  });
  return { happened, stop: () => clearInterval(timer) };
}
