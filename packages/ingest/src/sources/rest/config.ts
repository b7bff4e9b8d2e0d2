import { z } from 'zod';
import { everyMinutes } from '../every-minutes.ts';
import { secret } from '../secret.ts';

/** How an instant is written in a parameter; `shanghai` is `2026-11-12 08:00:00` in Asia/Shanghai. */
export const TimeFormat = z.enum(['shanghai', 'iso', 'seconds', 'millis']);
export type TimeFormat = z.infer<typeof TimeFormat>;

const path = z.string().regex(/^[^.\s]+(?:\.[^.\s]+)*$/, 'a path such as data.list');
const count = (most: number) => z.number().int().min(1).max(most);

const Auth = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('header'),
    name: z.string().min(1),
    prefix: z.string().default(''),
    secret,
  }),
  /**
   * A signature over all parameters, sorted by name and written `name value` without anything between. `wrap`
   * puts the secret before and after that text, as the shop platforms do with MD5.
   */
  z.strictObject({
    kind: z.literal('signed'),
    algorithm: z.enum(['md5', 'hmac-md5', 'hmac-sha256']),
    param: z.string().min(1).default('sign'),
    upperCase: z.boolean().default(true),
    wrap: z.boolean().default(true),
    timestamp: z.strictObject({ param: z.string().min(1), format: TimeFormat }).optional(),
    secret,
  }),
]);

const Paging = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({
    kind: z.literal('page'),
    param: z.string().min(1),
    first: z.number().int().min(0).default(1),
    sizeParam: z.string().min(1).optional(),
    size: count(10_000),
  }),
  z.strictObject({
    kind: z.literal('cursor'),
    param: z.string().min(1),
    /** Where the answer says what comes next; nothing or an empty text there ends the reading. */
    next: path,
    sizeParam: z.string().min(1).optional(),
    size: count(10_000).optional(),
  }),
]);

/** An HTTP interface that answers with lists of records. */
export const RestConfig = z.strictObject({
  kind: z.literal('rest'),
  name: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  /** Name of the mapping of its records. */
  mapping: z.string().min(1),
  shop: z.string().min(1).default('default'),
  everyMinutes,
  url: z.url({ protocol: /^https?$/ }),
  method: z.enum(['GET', 'POST']).default('GET'),
  /** How a POST carries its parameters. */
  body: z.enum(['json', 'form']).default('json'),
  /** Allows addresses inside the house; for interfaces of the company itself. */
  allowPrivate: z.boolean().default(false),
  params: z.record(z.string(), z.string()).default({}),
  secretParams: z.record(z.string(), secret).default({}),
  auth: Auth.default({ kind: 'none' }),
  paging: Paging.default({ kind: 'none' }),
  window: z
    .strictObject({
      startParam: z.string().min(1),
      endParam: z.string().min(1),
      format: TimeFormat.default('shanghai'),
      /** Longest stretch one request may ask for. */
      maxHours: z
        .number()
        .positive()
        .max(24 * 366)
        .default(24),
      /** How far the first reading looks back. */
      lookBackHours: z
        .number()
        .positive()
        .max(24 * 366)
        .default(72),
      /** How much is read again, for rows that came late at the source. */
      overlapMinutes: z
        .number()
        .min(5)
        .max(60 * 24 * 31)
        .default(5),
    })
    .optional(),
  answer: z.strictObject({
    rows: path,
    total: path.optional(),
    hasMore: path.optional(),
    /** A code inside of an answer with status 200: what means success, and what means "try again". */
    code: z
      .strictObject({
        path,
        success: z.array(z.string()).min(1),
        retry: z.array(z.string()).default([]),
      })
      .optional(),
  }),
  limits: z
    .strictObject({
      requestsPerSecond: z.number().positive().max(1000).default(2),
      timeoutSeconds: z.number().positive().max(600).default(30),
      attempts: count(20).default(5),
      /** A source that asks for a longer rest is left for the next reading. */
      maxWaitSeconds: z.number().positive().max(3600).default(120),
      maxPages: count(100_000).default(2000),
      maxAnswerBytes: count(512 * 1024 * 1024).default(32 * 1024 * 1024),
    })
    .prefault({}),
});
export type RestConfig = z.infer<typeof RestConfig>;
