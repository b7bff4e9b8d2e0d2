import type { Taxonomy } from '@voc/core';
import type { Db } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import type { SealedPlace } from '@voc/ingest';
import type { Deadlines, ReviewLevel, ThemeOptions, WorkbookThread } from '@voc/report';
import type { z } from 'zod';
import type { Account } from '../../accounts/account-store.ts';
import type { CompanyLogin } from '../../accounts/company/company-login.ts';
import type { Right } from '../../accounts/roles.ts';
import type { Session } from '../../accounts/session-store.ts';
import type { Intake } from '../../intake/create-intake.ts';
import type { ServiceNotice } from '../../service/judge-service.ts';
import type { Settings } from '../../settings/create-settings.ts';
import type { KnownSessions } from '../known-sessions.ts';
import type { Live } from '../live.ts';
import type { Seats } from '../seats.ts';

/** `anyone` needs no session, `session` any, `unmask` a right of the person's own; else the role must have the right. */
export type Access = Right | 'anyone' | 'session' | 'unmask';

/** What every handler may use beside its parsed input. */
export interface ApiDeps {
  db: Db;
  taxonomy: Taxonomy;
  /** The model whose classifications count. */
  modelVersion: string;
  /** Deadlines of actions by grade. */
  deadlines: Deadlines;
  /** How many people look at a report before it is published. */
  review: ReviewLevel;
  /** What themes are found with. */
  themes: ThemeOptions;
  /** Writes sheets as a workbook, on another thread where others are served meanwhile. */
  writeWorkbook: WorkbookThread['write'];
  /** What is configured in files and in the environment. */
  settings: Settings;
  /** Reads files for the pages; without it none can be sent. */
  intake?: Intake | undefined;
  /** Opens what masking took out of an item; null for what it cannot open. Without a key of the vault there is none. */
  unseal?: ((place: SealedPlace, sealed: Buffer) => string | null) | undefined;
  /** What to tell when nobody works; without it nobody is expected to. */
  readNotice?: (() => Promise<ServiceNotice | undefined>) | undefined;
  /** The company's own sign-in, where it is set up. */
  companyLogin?: CompanyLogin | undefined;
  log: Log;
  live: Live;
  /** Each of them has a share of requests of its own. */
  known: KnownSessions;
  /** Files that are taken in at the same time. */
  uploads: Seats;
  now(): Date;
  /** Masks what somebody writes before it is stored. */
  mask(text: string): string;
}

/** Who calls, from where; the session is there wherever access is not `anyone`. */
export interface CallerInfo {
  session: Session | undefined;
  address: string;
  now: Date;
}

export interface Call<Params, Query, Body> extends ApiDeps {
  params: Params;
  query: Query;
  body: Body;
  caller: CallerInfo;
  /** Of the session; endpoints open to anyone must not ask for it. */
  account: Account;
  /** Sets the session's cookie, or takes it away. */
  setSession(token: string | null): void;
  /** Of the browser that was sent to the company's sign-in, in a cookie of its own. */
  attempt: { token: string | undefined; set(token: string | null): void };
}

interface Definition<Params, Query, Body, Reply> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `:name` for parameters, `/api/v1/alerts/:key/resolve`. */
  path: string;
  access: Access;
  /** In English, for the documentation of the interface. */
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  reply: z.ZodType<Reply>;
  /** The body is a file, given to the handler as a stream. */
  upload?: true;
  /** Of the body, in bytes. */
  bodyLimit?: number;
  /** Another site may send people here. */
  fromOtherSites?: true;
  /** JSON without; `page` is an HTML text under the policy of documents, `events` a stream, `workbook` an XLSX file, `redirect` a path. */
  as?: 'page' | 'events' | 'workbook' | 'redirect';
  handle(call: Call<Params, Query, Body>): Promise<Reply>;
}

/** An endpoint whose types have been checked where it was defined. */
export type Endpoint = Omit<Definition<unknown, unknown, unknown, unknown>, 'handle'> & {
  handle(call: Call<unknown, unknown, unknown>): Promise<unknown>;
};

/** Declares one endpoint: its door (zod), who may enter, and what it answers. */
export function endpoint<Params, Query, Body, Reply>(
  definition: Definition<Params, Query, Body, Reply>,
): Endpoint {
  return definition as unknown as Endpoint;
}
