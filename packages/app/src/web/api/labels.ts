import { agreementOf } from '@voc/classify';
import {
  currentLeaf,
  dayOf,
  Intent,
  namesOf,
  runStage,
  silentLog,
  startOfDay,
  type Taxonomy,
} from '@voc/core';
import { createRollupStage, saveCorrection } from '@voc/report';
import { z } from 'zod';
import { readCounts } from '../../views/counts-store.ts';
import { type ItemRow, readItem, readItems, readTurns } from '../../views/items-store.ts';
import { countLabelled, isOpen, readLabelledTwice, readUncertain } from '../../views/labels-store.ts';
import { markTurn } from '../../views/mark-evidence.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { evidenceOf, Item, SaidPart, textsOf, toItem } from './items.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';
import { Limit, withSpan } from './span-query.ts';

const mostOpen = 50;
/** A digit each. */
const mostChoices = 9;

const Choice = z.object({ id: z.string(), name: z.string(), confidence: z.number().nullable() });
type Choice = z.infer<typeof Choice>;

/** What the machine says first, then the rest of its groups, then what is heard most. */
function choicesOf(row: ItemRow, taxonomy: Taxonomy, common: readonly string[]): Choice[] {
  const names = namesOf(taxonomy);
  const own = [...row.categories].sort((a, b) => b.confidence - a.confidence);
  const groups = new Set(own.map(({ id }) => id.split('.')[0]));
  const siblings = taxonomy.groups
    .filter(({ id }) => groups.has(id))
    .flatMap(({ leaves }) => leaves.map(({ id }) => id));
  const ids = [...new Set([...own.map(({ id }) => id), ...common.slice(0, 3), ...siblings, ...common])];
  return ids.slice(0, mostChoices).map((id) => ({
    id,
    name: names.get(id) ?? id,
    confidence: own.find((one) => one.id === id)?.confidence ?? null,
  }));
}

/** A voice as the machine sees it: whoever labels it second shall not see what the first one said. */
const unlabelled = (row: ItemRow): ItemRow => ({
  ...row,
  leaves: row.given,
  intent: row.given.length > 0 ? 'complaint' : null,
  corrected: false,
});

const list = endpoint({
  method: 'GET',
  path: '/api/v1/labels',
  access: 'label',
  summary:
    'Voices of a span that want a label of the caller, those first of which the machine is least sure, with choices',
  query: withSpan({ limit: Limit }),
  reply: z.object({
    items: z.array(
      Item.extend({
        texts: z.array(SaidPart),
        turns: z.array(SaidPart.extend({ role: z.string() })),
        choices: z.array(Choice),
      }),
    ),
    /** Labelled by the caller today. */
    doneToday: z.number(),
  }),
  handle: async ({ db, taxonomy, modelVersion, account, caller, query }) => {
    const view = { scope: account.scope, modelVersion, span: { from: query.from, to: query.to } };
    const ids = await readUncertain(db, { ...view, author: account.name, limit: query.limit });
    const rows = (await readItems(db, view, ids)).map(unlabelled);
    const turns = await readTurns(
      db,
      rows.filter(({ kind }) => kind === 'chat').map(({ itemId }) => itemId),
    );
    const causes = await readCounts(db, { ...view, measure: 'cause' }, 'category');
    const common = [...causes].sort((a, b) => b[1] - a[1]).map(([id]) => id);
    return {
      items: rows.map((row) => ({
        ...toItem(row, taxonomy),
        texts: row.kind === 'chat' ? [] : textsOf(row),
        turns: turns
          .filter(({ itemId }) => itemId === row.itemId)
          .map(({ role, text }, at) => ({ ...markTurn(text, at, evidenceOf(row)), role })),
        choices: choicesOf(row, taxonomy, common),
      })),
      doneToday: await countLabelled(db, account.name, startOfDay(dayOf(caller.now))),
    };
  },
});

const label = endpoint({
  method: 'POST',
  path: '/api/v1/items/:item/label',
  access: 'label',
  summary: "A person's label of a voice: it wins over the machine's, and its days are counted again at once",
  params: z.strictObject({ item: z.guid('没有这个编号') }),
  body: z.strictObject({
    leaves: z.array(z.string().max(60)).max(6),
    intent: Intent.optional(),
    note: z.string().trim().max(200).nullable().default(null),
  }),
  reply: Item,
  handle: async (call) => {
    const { db, taxonomy, modelVersion, account, caller, params, body, mask } = call;
    const viewer = { scope: account.scope, modelVersion };
    if (!(await readItem(db, viewer, params.item))) throw notFound();
    const names = namesOf(taxonomy);
    const unknown = body.leaves.find((id) => !names.has(id) || !id.includes('.'));
    if (unknown !== undefined) throw new Problem(400, 'bad_request', `没有类别 ${unknown}`);
    const days = await saveCorrection(db, {
      itemId: params.item,
      author: account.name,
      intent: body.intent ?? (body.leaves.length > 0 ? 'complaint' : 'neutral'),
      leaves: [...new Set(body.leaves.map((leaf) => currentLeaf(taxonomy, leaf)))],
      note: body.note === null ? null : mask(body.note),
      at: caller.now,
    });
    const rollup = createRollupStage({ taxonomy, modelVersion });
    if (days.length > 0) await runStage(rollup, { days }, { db, log: silentLog, now: caller.now });
    await noteAction(call, 'label.correct', params.item, { leaves: body.leaves });
    const changed = await readItem(db, viewer, params.item);
    if (!changed) throw notFound();
    return toItem(changed, taxonomy);
  },
});

const Agreed = z.object({ share: z.number(), kappa: z.number().nullable() });
const Leaves = z.array(z.object({ id: z.string(), name: z.string() }));

const agreement = endpoint({
  method: 'GET',
  path: '/api/v1/labels/agreement',
  access: 'label',
  summary:
    'How far people agree on voices that two labelled without knowing of each other, and where they differ',
  query: z.strictObject({}),
  reply: z.object({
    agreement: z
      .object({ items: z.number(), complaint: Agreed, primary: Agreed, leavesF1: z.number().nullable() })
      .nullable(),
    /** Those that nobody has decided yet. */
    open: z.array(z.object({ id: z.string(), first: Leaves, second: Leaves })),
  }),
  handle: async ({ db, taxonomy, account }) => {
    const names = namesOf(taxonomy);
    const named = (leaves: readonly string[]) => leaves.map((id) => ({ id, name: names.get(id) ?? id }));
    const twice = await readLabelledTwice(db, account.scope);
    return {
      agreement: agreementOf(twice),
      open: twice
        .filter(isOpen)
        .slice(0, mostOpen)
        .map(({ itemId, first, second }) => ({
          id: itemId,
          first: named(first),
          second: named(second),
        })),
    };
  },
});

export const labelEndpoints: readonly Endpoint[] = [list, agreement, label];
