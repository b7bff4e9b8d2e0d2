import { randomUUID } from 'node:crypto';
import { UsageError } from '@voc/core';
import { nextWallSteps, raiseCard, takeWallStep, type WallState, wallKinds } from '@voc/report';
import { z } from 'zod';
import { may } from '../../accounts/roles.ts';
import { readItem } from '../../views/items-store.ts';
import { countWall, findProducts, readCard, readWall, type WallRow } from '../../views/wall-store.ts';
import { type ApiDeps, type Call, type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';
import { Limit, ProductId } from './span-query.ts';

const Kind = z.enum(['price', 'mismatch', 'other']);

const Mark = z.object({ by: z.string(), at: z.string() }).nullable();

const Card = z.object({
  id: z.string(),
  productId: z.string(),
  productName: z.string().nullable(),
  kind: Kind,
  kindName: z.string(),
  words: z.string(),
  itemId: z.string().nullable(),
  state: z.string(),
  raised: Mark,
  confirmed: Mark,
  claimed: Mark,
  solved: Mark,
  note: z.string().nullable(),
  next: z.array(z.string()),
});

const markOf = (by: string | null, at: Date | null): z.infer<typeof Mark> =>
  by !== null && at !== null ? { by, at: at.toISOString() } : null;

const toCard = (row: WallRow): z.infer<typeof Card> => ({
  id: row.cardId,
  productId: row.productId,
  productName: row.productName,
  kind: row.kind,
  kindName: wallKinds[row.kind],
  words: row.words,
  itemId: row.itemId,
  state: row.state,
  raised: markOf(row.raisedBy, row.raisedAt),
  confirmed: markOf(row.confirmedBy, row.confirmedAt),
  claimed: markOf(row.claimedBy, row.claimedAt),
  solved: markOf(row.solvedBy, row.solvedAt),
  note: row.note,
  next: [...nextWallSteps(row.state)],
});

const shownStates: Record<string, WallState[]> = {
  wall: ['confirmed', 'claimed', 'solved'],
  raised: ['raised'],
  open: ['confirmed', 'claimed'],
  solved: ['solved'],
  declined: ['declined'],
};

const list = endpoint({
  method: 'GET',
  path: '/api/v1/exposures',
  access: 'read',
  summary: 'The wall: what is wrong on pages, newest first, with who took it and when it was solved',
  query: z.strictObject({
    state: z.enum(['wall', 'raised', 'open', 'solved', 'declined']).default('wall'),
    product: ProductId.optional(),
    after: z
      .string()
      .regex(/^\S{24} [0-9a-f-]{36}$/)
      .optional(),
    limit: Limit,
  }),
  reply: z.object({
    cards: z.array(Card),
    counts: z.record(z.string(), z.number()),
    next: z.string().nullable(),
  }),
  handle: async ({ db, account: { scope }, query }) => {
    const states = shownStates[query.state] ?? [];
    const rows = await readWall(db, { ...query, scope, states, limit: query.limit + 1 });
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    return {
      cards: rows.slice(0, query.limit).map(toCard),
      counts: await countWall(db, scope),
      next: last ? `${last.raisedAt.toISOString()} ${last.cardId}` : null,
    };
  },
});

type AnyCall = ApiDeps & Pick<Call<unknown, unknown, unknown>, 'account' | 'caller'>;

async function findCard({ db, account }: AnyCall, id: string): Promise<z.infer<typeof Card>> {
  const row = await readCard(db, account.scope, id);
  if (!row) throw notFound();
  return toCard(row);
}

const raise = endpoint({
  method: 'POST',
  path: '/api/v1/exposures',
  access: 'expose',
  summary:
    'Raises an exposure in three fields: product, kind, and the evidence, which is masked before it is stored',
  body: z.strictObject({
    product: ProductId,
    kind: Kind,
    words: z.string().trim().min(1, '请写下证据(顾客的话或页面上的字)').max(500),
    item: z.guid('没有这个编号').optional(),
  }),
  reply: Card,
  handle: async (call) => {
    const { db, modelVersion, account, caller, body, mask } = call;
    const [found] = await findProducts(db, account.scope, body.product, 1);
    if (found?.id !== body.product) throw new Problem(404, 'not_found', '没有这个款号,或不在您的权限范围内');
    const viewer = { scope: account.scope, modelVersion };
    if (body.item && !(await readItem(db, viewer, body.item))) throw notFound();
    const cardId = randomUUID();
    await raiseCard(db, {
      cardId,
      productId: body.product,
      kind: body.kind,
      words: mask(body.words),
      itemId: body.item ?? null,
      by: account.name,
      at: caller.now,
    });
    await noteAction(call, 'exposure.raised', cardId, { product: body.product });
    return findCard(call, cardId);
  },
});

const Key = z.strictObject({ card: z.guid('没有这个编号') });

const step = endpoint({
  method: 'POST',
  path: '/api/v1/exposures/:card/steps',
  access: 'handle',
  summary: 'Confirms or declines an exposure (with the right to), claims or solves it',
  params: Key,
  body: z.strictObject({
    step: z.enum(['confirmed', 'declined', 'claimed', 'solved']),
    note: z.string().trim().max(500).nullable().default(null),
  }),
  reply: Card,
  handle: async (call) => {
    const { db, account, caller, params, body, mask } = call;
    const decides = body.step === 'confirmed' || body.step === 'declined';
    if (decides && !may(account.role, 'confirm'))
      throw new Problem(403, 'no_right', '曝光由主管确认,您的角色没有这项权限');
    await findCard(call, params.card);
    try {
      const note = body.note === null ? null : mask(body.note);
      await takeWallStep(db, { cardId: params.card, ...body, note, by: account.name, at: caller.now });
    } catch (error) {
      if (error instanceof UsageError) throw new Problem(409, 'not_now', error.message);
      throw error;
    }
    await noteAction(call, `exposure.${body.step}`, params.card);
    return findCard(call, params.card);
  },
});

const choices = endpoint({
  method: 'GET',
  path: '/api/v1/product-names',
  access: 'read',
  summary: 'Products within the scope whose id or name has these words, for choosing one',
  query: z.strictObject({ q: z.string().trim().max(60).default('') }),
  reply: z.object({ products: z.array(z.object({ id: z.string(), name: z.string() })) }),
  handle: async ({ db, account, query }) => ({
    products: await findProducts(db, account.scope, query.q, 20),
  }),
});

export const wallEndpoints: readonly Endpoint[] = [list, raise, step, choices];
