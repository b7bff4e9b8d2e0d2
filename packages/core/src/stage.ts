import type { Transaction } from 'kysely';
import type { z } from 'zod';
import type { Db } from './db/client.ts';
import type { Database } from './db/database.ts';
import type { Log } from './log.ts';

export type Tx = Transaction<Database>;

/** A nudge to run a stage; what is due is always asked of the tables. */
export interface Message {
  stage: string;
  /** Same key, same work: may be dropped while one is waiting. Holds no `:` and is not all digits. */
  key: string;
  payload: unknown;
}

/** What a stage may reach outside its pure part. */
export interface StageDeps {
  db: Db;
  log: Log;
  /** The instant taken as now. */
  now: Date;
}

/**
 * One named step of the pipeline. `load` reads, `transform` is pure (it may be computed on another thread), `save`
 * writes its whole effect in one transaction by natural keys, `next` names what may now be due, `due` asks the tables for at most `limit`
 * messages that are due.
 */
export interface Stage<P = unknown, I = unknown, O = unknown> {
  name: string;
  payload: z.ZodType<P>;
  due(deps: StageDeps, limit: number): Promise<Message[]>;
  load(payload: P, deps: StageDeps): Promise<I>;
  transform(input: I): O | Promise<O>;
  save(output: O, tx: Tx): Promise<void>;
  next(output: O): Message[];
  /** A stage that reaches outside after its transaction (sending) does it here. */
  after?(output: O, deps: StageDeps): Promise<void>;
}

/** Stages of different types in one list. */
export interface AnyStage {
  name: string;
  due(deps: StageDeps, limit: number): Promise<Message[]>;
  run(payload: unknown, deps: StageDeps): Promise<Message[]>;
}

/** Declares a stage; the returned value runs it with its payload parsed once at the door. */
export function defineStage<P, I, O>(stage: Stage<P, I, O>): AnyStage {
  return {
    name: stage.name,
    due: (deps, limit) => stage.due(deps, limit),
    async run(payload, deps) {
      const input = await stage.load(stage.payload.parse(payload), deps);
      const output = await stage.transform(input);
      await deps.db.transaction().execute((tx) => stage.save(output, tx));
      await stage.after?.(output, deps);
      return stage.next(output);
    },
  };
}
