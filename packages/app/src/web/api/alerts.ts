import { addDays, dayOf, namesOf } from '@voc/core';
import { wilsonInterval } from '@voc/report';
import { z } from 'zod';
import { longestMute, muteAlert, setAlertState } from '../../commands/alerts.ts';
import { type AlertRow, countAlerts, readAlert, readAlertPage } from '../../views/alerts-store.ts';
import { readNames } from '../../views/names-store.ts';
import { readTold } from '../../views/told-store.ts';
import { type Judged, readFalseKeys, readJudged, saveVerdict } from '../../views/verdicts-store.ts';
import { type Call, type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound } from './problem.ts';
import { Limit, ProductId } from './span-query.ts';

const State = z.enum(['open', 'acknowledged', 'resolved', 'withdrawn']);

const Alert = z.object({
  key: z.string(),
  kind: z.string(),
  productId: z.string().nullable(),
  productName: z.string().nullable(),
  category: z.string(),
  categoryName: z.string(),
  raisedOn: z.string(),
  lastOn: z.string(),
  tier: z.string(),
  /** First line of the card. */
  title: z.string(),
  state: State,
  stateBy: z.string().nullable(),
  stateNote: z.string().nullable(),
  stateAt: z.string().nullable(),
  mutedUntil: z.string().nullable(),
  /** Whether somebody has said that it was a false alarm. */
  falseAlarm: z.boolean(),
});

interface Names {
  products: ReadonlyMap<string, { name: string }>;
  categories: ReadonlyMap<string, string>;
  falseKeys: ReadonlySet<string>;
}

const toAlert = (row: AlertRow, { products, categories, falseKeys }: Names) => ({
  ...row,
  productName: products.get(row.productId ?? '')?.name ?? null,
  categoryName: categories.get(row.category) ?? row.category,
  title: row.card.split('\n')[0] ?? '',
  state: State.parse(row.state),
  stateAt: row.stateAt?.toISOString() ?? null,
  falseAlarm: falseKeys.has(row.key),
});

/** Share of judged alerts that were none, of one kind, with the 90 % interval of Wilson. */
const Precision = z.object({
  kind: z.string(),
  judged: z.number(),
  falseAlarms: z.number(),
  precision: z.number(),
  lower: z.number(),
  upper: z.number(),
});

const z90 = 1.6448536269514722;

const precisionOf = ({ kind, judged, false: falseAlarms }: Judged): z.infer<typeof Precision> => ({
  kind,
  judged,
  falseAlarms,
  precision: (judged - falseAlarms) / judged,
  ...wilsonInterval(judged - falseAlarms, judged, z90),
});

const list = endpoint({
  method: 'GET',
  path: '/api/v1/alerts',
  access: 'read',
  summary: 'Alerts within the scope, newest first',
  query: z.strictObject({
    state: State.optional(),
    kind: z.string().max(40).optional(),
    product: ProductId.optional(),
    after: z.string().max(300).optional(),
    limit: Limit,
  }),
  reply: z.object({
    alerts: z.array(Alert),
    counts: z.record(z.string(), z.number()),
    precision: z.array(Precision),
    next: z.string().nullable(),
  }),
  handle: async ({ db, taxonomy, account: { scope }, query }) => {
    const [rows, counts, judged] = await Promise.all([
      readAlertPage(db, { ...query, scope, limit: query.limit + 1 }),
      countAlerts(db, scope),
      readJudged(db, scope),
    ]);
    const shown = rows.slice(0, query.limit);
    const [products, falseKeys] = await Promise.all([
      readNames(db, [...new Set(shown.flatMap(({ productId }) => productId ?? []))]),
      readFalseKeys(
        db,
        shown.map(({ key }) => key),
      ),
    ]);
    const names: Names = { products, categories: namesOf(taxonomy), falseKeys };
    const last = shown.at(-1);
    return {
      alerts: shown.map((row) => toAlert(row, names)),
      counts,
      precision: judged.map(precisionOf),
      next: rows.length > query.limit && last ? `${last.raisedOn} ${last.key}` : null,
    };
  },
});

const Key = z.strictObject({ key: z.string().min(1).max(300) });
const Told = z.object({
  to: z.enum(['robot', 'supervisor', 'above']),
  state: z.string(),
  at: z.string().nullable(),
});
const Full = Alert.extend({
  card: z.string(),
  numbers: z.unknown(),
  evidence: z.unknown(),
  /** To whom its card went, and what became of that. */
  told: z.array(Told),
});

async function fullAlert(
  { db, taxonomy, account }: Pick<Call<unknown, unknown, unknown>, 'db' | 'taxonomy' | 'account'>,
  key: string,
): Promise<z.infer<typeof Full>> {
  const row = await readAlert(db, account.scope, key);
  if (!row) throw notFound();
  const products = await readNames(db, row.productId === null ? [] : [row.productId]);
  const names = { products, categories: namesOf(taxonomy), falseKeys: await readFalseKeys(db, [row.key]) };
  const told = (await readTold(db, row.key)).map(({ at, ...one }) => ({
    ...one,
    at: at?.toISOString() ?? null,
  }));
  return { ...toAlert(row, names), told };
}

const one = endpoint({
  method: 'GET',
  path: '/api/v1/alerts/:key',
  access: 'read',
  summary: 'One alert with its card, numbers and evidence',
  params: Key,
  reply: Full,
  handle: (call) => fullAlert(call, call.params.key),
});

const Handling = z.discriminatedUnion('to', [
  z.strictObject({
    to: z.enum(['acknowledged', 'resolved']),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  z.strictObject({
    to: z.literal('muted'),
    note: z.string().trim().min(1, '请写明静默的原因').max(500),
    days: z.number().int().min(1).max(longestMute),
  }),
]);

const handle = endpoint({
  method: 'POST',
  path: '/api/v1/alerts/:key/handle',
  access: 'handle',
  summary: 'Acknowledges, resolves or mutes an alert, with a note',
  params: Key,
  body: Handling,
  reply: Full,
  handle: async (call) => {
    const { db, params, body, account, caller, mask } = call;
    await fullAlert(call, params.key);
    const note = body.note === null ? null : mask(body.note);
    const said = { key: params.key, by: account.name, note, at: caller.now };
    if (body.to === 'muted') await muteAlert(db, { ...said, until: addDays(dayOf(caller.now), body.days) });
    else await setAlertState(db, { ...said, state: body.to });
    await noteAction(call, `alert.${body.to}`, params.key);
    return fullAlert(call, params.key);
  },
});

const verdict = endpoint({
  method: 'POST',
  path: '/api/v1/alerts/:key/verdict',
  access: 'handle',
  summary:
    'Says that an alert was a false alarm, which resolves it and counts in the measured precision; or takes it back',
  params: Key,
  body: z.strictObject({
    falseAlarm: z.boolean(),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  reply: Full,
  handle: async (call) => {
    const { db, params, body, account, caller, mask } = call;
    await fullAlert(call, params.key);
    const note = body.note === null ? null : mask(body.note);
    const said = { key: params.key, by: account.name, note, at: caller.now };
    await saveVerdict(db, { ...said, isFalse: body.falseAlarm });
    if (body.falseAlarm)
      await setAlertState(db, {
        ...said,
        state: 'resolved',
        note: ['误报', note].filter(Boolean).join(':'),
      });
    await noteAction(call, body.falseAlarm ? 'alert.false' : 'alert.true', params.key);
    return fullAlert(call, params.key);
  },
});

export const alertEndpoints: readonly Endpoint[] = [list, one, handle, verdict];
