import { type AnyStage, defineStage, type Message, type StageDeps, silentLog } from '@voc/core';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { z } from 'zod';

const Payload = z.object({ key: z.string() });

/** A table of pieces of work, and the stage that does them: a pipeline as small as can be. */
export interface WorkTable {
  create(): Promise<void>;
  /** Makes pieces of work due. */
  give(keys: readonly string[]): Promise<void>;
  /** How often each piece was done, and by whom. */
  done(): Promise<{ key: string; runs: number; by: string }[]>;
  deps(): StageDeps;
  stage(by: string, before?: (key: string) => Promise<void>): AnyStage;
}

export const messageOf = (key: string): Message => ({ stage: 'work', key, payload: { key } });

export function workTable(db: () => Db): WorkTable {
  return {
    async create() {
      await sql`drop table if exists work`.execute(db());
      await sql`create table work (key text primary key, runs int not null default 0, by text)`.execute(db());
    },
    async give(keys) {
      await sql`insert into work (key) select unnest(${keys}::text[])`.execute(db());
    },
    async done() {
      const { rows } = await sql<{
        key: string;
        runs: number;
        by: string;
      }>`select key, runs, by from work where runs > 0 order by key`.execute(db());
      return rows;
    },
    deps: () => ({ db: db(), log: silentLog, now: new Date() }),
    stage: (by, before) =>
      defineStage({
        name: 'work',
        payload: Payload,
        async due(deps, limit) {
          const { rows } = await sql<{
            key: string;
          }>`select key from work where runs = 0 order by key limit ${limit}`.execute(deps.db);
          return rows.map(({ key }) => messageOf(key));
        },
        async load({ key }) {
          await before?.(key);
          return key;
        },
        transform: (key) => key,
        save: async (key, tx) => {
          await sql`update work set runs = runs + 1, by = ${by} where key = ${key}`.execute(tx);
        },
        next: () => [],
      }),
  };
}
