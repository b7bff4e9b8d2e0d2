import type { z } from 'zod';
import type { Mapping } from '../mapping/schema.ts';
import type { PageRecord } from './records-table.ts';

/** Where reading goes on; plain JSON that only its own source understands. Empty before the first reading. */
export type Cursor = Record<string, unknown>;

/** A stretch of time of a source and whether everything in it has come. */
export interface SourceWindow {
  start: Date;
  end: Date;
  /** Rows that the source says there are; null where it says nothing. */
  told: number | null;
  received: number;
  /** Why something may be missing, in Chinese; null when the window closed. */
  problem: string | null;
}

/** Some records of a source that are stored together. */
export interface SourcePage {
  /** The name under which the reading is told. */
  name: string;
  /** The records, or the file that holds them; a page without any moves the cursor alone. */
  content: { records: readonly PageRecord[] } | { path: string };
  /** The mapping where the source names one; otherwise it is found by the columns. */
  mapping?: Mapping;
  /** Where to go on after this page; stored in the transaction of its rows. */
  cursor?: Cursor;
  /** The window that ends with this page. */
  window?: SourceWindow;
  /** Throws SkippableError when the source has changed under the reading; then nothing of the page is stored. */
  verify?(): Promise<void>;
  /** Called after the page was stored, or refused in whole or in part. */
  settle?(outcome: PageOutcome): Promise<void>;
}

/** What was refused of a page, a Chinese sentence each; the rest is stored. */
export interface PageOutcome {
  refused: readonly string[];
}

/** What reading needs from outside. */
export interface ReadDeps {
  now: () => Date;
  sleep: (ms: number) => Promise<void>;
  /** The environment, for secrets alone. */
  env: Readonly<Record<string, string | undefined>>;
  mappingNamed: (name: string) => Mapping;
}

/** Problems that keep a source from being read, a Chinese sentence each; none when all is well. */
export type Check = readonly string[];

/** What every configuration of a source says. */
export interface SourceConfig {
  kind: string;
  /** The name under which cursor and windows are kept. */
  name: string;
  /** Shop of records that name none. */
  shop: string;
  /** How often a running program reads it by itself. */
  everyMinutes?: number | undefined;
}

/** A kind of place that items come from. */
export interface SourceKind<C extends SourceConfig = SourceConfig> {
  /** Value of `kind` in a configuration file. */
  name: string;
  /** Schema of the configuration; secrets are `secret` fields, which name a variable of the environment. */
  config: z.ZodType<C>;
  /** Where it reads, as staff know it: a host or a folder, never more of an address. */
  place(config: C): string;
  /** Looks whether the source can be read, without reading it. */
  check(config: C, deps: ReadDeps): Promise<Check>;
  /** The pages after the cursor, as they stand now. */
  read(config: C, cursor: Cursor, deps: ReadDeps): AsyncIterable<SourcePage>;
}

/** Declares a kind of source. */
export const defineSource = <C extends SourceConfig>(kind: SourceKind<C>): SourceKind<C> => kind;
