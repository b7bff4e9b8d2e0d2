import type { Log } from '../log.ts';
import type { AnyStage, Message, StageDeps } from '../stage.ts';

export interface QueueSettings {
  /** With it the queue lives in Redis, without it in the schema `<prefix>_queue` of the database. */
  redisUrl?: string;
  databaseUrl: string;
  /** Names the queue, so that installations can share a server. */
  prefix: string;
  log: Log;
}

/** A recurring message; it fires by the clock of its time zone. */
export interface Schedule {
  id: string;
  /** Cron, five fields. */
  pattern: string;
  tz: 'Asia/Shanghai';
  request: Message;
}

export interface QueueCounts {
  waiting: number;
  active: number;
  delayed: number;
}

export interface WorkerHandle {
  /** Takes no more messages, lets the running ones finish, then leaves; a repeat waits for the same. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Messages at work at the same time in this process. */
  concurrency?: number;
  /** Messages of one stage that a sweep puts into the queue. */
  limit?: number;
}

/** The queue as the rest of the house sees it: it nudges, and may be emptied at any time. */
export interface QueuePort {
  /** Puts messages in; one whose key is waiting or at work already is dropped. Fails fast while the server is away. */
  add(messages: readonly Message[]): Promise<void>;
  /** Works on messages until stopped; `deps` is asked anew for each one, for the sake of its `now`. */
  run(stages: readonly AnyStage[], deps: () => StageDeps, options?: WorkerOptions): Promise<WorkerHandle>;
  /** Makes the schedules of the queue exactly these. */
  schedule(schedules: readonly Schedule[]): Promise<void>;
  counts(): Promise<QueueCounts>;
  /** Removes every message and schedule. */
  clear(): Promise<void>;
  close(): Promise<void>;
}
