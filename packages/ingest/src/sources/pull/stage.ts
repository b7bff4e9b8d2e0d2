import { type AnyStage, defineStage, type Message, UsageError } from '@voc/core';
import { type Db, isOff, readOff } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { z } from 'zod';
import type { ConfiguredSource } from '../load-sources.ts';
import type { SourceReading } from '../read-source.ts';
import { claimPull, type Pull, readPulls, settleCutOff } from './store.ts';
import { watchPull } from './watch-pull.ts';

/** The name under which the readings of a source are switched off; names of schedules hold no colon. */
export const pullSwitch = (source: string): string => `pull:${source}`;

const minuteMs = 60_000;

/** When a source is read by itself next: so long after its last reading began, at once where it never was; null for never. */
export function nextPull(everyMinutes: number | undefined, last: Pull | undefined, now: Date): Date | null {
  if (everyMinutes === undefined) return null;
  if (!last?.startedAt) return now;
  const next = new Date(last.startedAt.getTime() + everyMinutes * minuteMs);
  return next > now ? next : now;
}

export interface PullOptions {
  /** The sources as they are configured now. */
  sources(): readonly ConfiguredSource[];
  read(source: ConfiguredSource): Promise<SourceReading>;
  clock?: () => Date;
}

const isDue = ({ config }: ConfiguredSource, pulls: readonly Pull[], now: Date): boolean => {
  const own = pulls.filter(({ source }) => source === config.name);
  if (own.some(({ state }) => state === 'running')) return false;
  if (own.some(({ state }) => state === 'asked')) return true;
  const next = nextPull(config.everyMinutes, own[0], now);
  return next !== null && next <= now;
};

/** What was asked for may stand above what is under way. */
const newestOf = (db: Db, sources: readonly ConfiguredSource[]): Promise<Pull[]> =>
  readPulls(
    db,
    sources.map(({ config }) => config.name),
    3,
  );

const toMessage = (source: string): Message => ({
  stage: 'pull',
  key: `pull-${Buffer.from(source).toString('hex')}`,
  payload: { source },
});

/** The sources, or none while their files are wrong: what is wrong is logged when it begins or changes, not at every sweep. */
function createLookUp(sources: PullOptions['sources']): (log: Log) => readonly ConfiguredSource[] {
  let told: string | undefined;
  return (log) => {
    try {
      const known = sources();
      if (told !== undefined) log.info({}, 'the files of sources can be read again');
      told = undefined;
      return known;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      if (told !== error.message)
        log.error({ error: error.message }, 'no source is read: a file of sources is wrong');
      told = error.message;
      return [];
    }
  };
}

/**
 * Reads sources that a person has asked for, or that say how often they are read. It claims in its transaction and reads
 * after it, page by page in transactions of their own; a source is read once at a time, and one that is switched off not at all.
 */
export function createPullStage({ sources, read, clock = () => new Date() }: PullOptions): AnyStage {
  const lookUp = createLookUp(sources);
  return defineStage({
    name: 'pull',
    payload: z.object({ source: z.string() }),
    due: async ({ db, log }, limit) => {
      const known = lookUp(log);
      if (known.length === 0) return [];
      const at = clock();
      await settleCutOff(db, at);
      const off = await readOff(db, 'schedule_switches');
      const pulls = await newestOf(db, known);
      return known
        .filter(({ config }) => !off.has(pullSwitch(config.name)))
        .filter((one) => isDue(one, pulls, at))
        .map(({ config }) => toMessage(config.name))
        .slice(0, limit);
    },
    // Asked again, as a message may have waited while another one did its work.
    load: async ({ source: name }, { db, log }) => {
      const known = lookUp(log).filter(({ config }) => config.name === name);
      const pulls = await newestOf(db, known);
      return { name, source: known.find((one) => isDue(one, pulls, clock())) };
    },
    // `pullId` is filled by save; a source that another worker reads is left alone.
    transform: (input) => ({ ...input, pullId: null as string | null }),
    save: async (output, tx) => {
      const { name, source } = output;
      if (!source || (await isOff(tx, 'schedule_switches', pullSwitch(name)))) return;
      output.pullId = await claimPull(tx, name, clock());
    },
    after: async ({ source, pullId }, { db, log }) => {
      if (!source || pullId === null) return;
      try {
        await watchPull(db, pullId, clock, () => read(source));
      } catch (error) {
        // What is wrong with the settings is written down for staff; trying again at once would not help.
        if (!(error instanceof UsageError)) throw error;
        log.warn({ source: source.config.name, error: error.message }, 'a source could not be read');
      }
    },
    next: () => [],
  });
}
