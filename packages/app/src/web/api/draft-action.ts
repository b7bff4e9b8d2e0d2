import { addDays, dayOf, namesOf, type Taxonomy } from '@voc/core';
import { departmentNames } from '@voc/report';
import { z } from 'zod';
import { readOwners } from '../../views/actions-store.ts';
import { readAlert } from '../../views/alerts-store.ts';
import { readCounts, readDataSpan } from '../../views/counts-store.ts';
import { leavesOf } from '../../views/leaves-of.ts';
import { readNames } from '../../views/names-store.ts';
import type { ApiDeps, Call } from './endpoint.ts';
import { notFound, Problem } from './problem.ts';

export interface ActionDraft {
  productId: string | null;
  productName: string | null;
  category: string;
  cause: string;
  owners: string[];
  grade: 1 | 2 | 3;
  expected: string;
  triggerFrom: string;
  triggerTo: string;
}

interface Wanted {
  alert?: string | undefined;
  product?: string | undefined;
  category?: string | undefined;
}

type DraftCall = ApiDeps & Pick<Call<unknown, unknown, unknown>, 'account' | 'caller'>;

const grades: Record<string, 1 | 2 | 3> = { 一级: 1, 二级: 2, 三级: 3 };
/** Numbers of an alert as far as an action needs them. */
const AlertNumbers = z.looseObject({
  day: z.string().optional(),
  window: z.number().optional(),
  upper: z.number().optional(),
});

function gradeOf(taxonomy: Taxonomy, category: string): 1 | 2 | 3 {
  const leaves = new Set(leavesOf(taxonomy, category));
  const found = taxonomy.groups
    .flatMap((group) => group.leaves)
    .filter(({ id }) => leaves.has(id))
    .map(({ grade }) => grade);
  return leaves.size === 1 ? (found[0] ?? 2) : 2;
}

function usualOwners(taxonomy: Taxonomy, category: string): string[] {
  const leaves = leavesOf(taxonomy, category);
  const owners = taxonomy.groups
    .flatMap((group) => group.leaves)
    .filter(({ id }) => leaves.includes(id))
    .flatMap((leaf) => leaf.owners);
  return [...new Set(owners)].slice(0, 3).map((id) => departmentNames[id] ?? id);
}

/** Whoever the card of an alert names as responsible, then who helps; nobody where it asks 主管 to say. */
const namedOn = (card: string): string[] =>
  (/^责任:(.+?)\|/m.exec(card)?.[1] ?? '')
    .split(/;协同:|、/)
    .filter((name) => name !== '' && !name.startsWith('未登记'));

async function fromAlert(call: DraftCall, key: string) {
  const alert = await readAlert(call.db, call.account.scope, key);
  if (!alert) throw notFound();
  const numbers = AlertNumbers.parse(alert.numbers);
  const last = numbers.day ?? alert.lastOn;
  return {
    productId: alert.productId,
    category: alert.category,
    named: namedOn(alert.card),
    grade: grades[alert.tier] ?? 2,
    triggerFrom: addDays(last, 1 - (numbers.window ?? 3)),
    triggerTo: addDays(last, 1),
    expected:
      numbers.upper === undefined ? '' : `${numbers.window ?? 3} 天内不超过 ${numbers.upper} 条(正常上限)`,
  };
}

async function fromProduct(call: DraftCall, { product, category = 'own' }: Wanted) {
  if (product === undefined) throw new Problem(400, 'bad_request', '请指明产品或预警');
  if (leavesOf(call.taxonomy, category).length === 0) throw new Problem(400, 'bad_request', '没有这个类别');
  const view = { scope: call.account.scope, span: { from: '1000-01-01', to: '9999-12-31' }, product };
  // A product outside the scope has no voices in it, and must look like one that is not there.
  if ((await readCounts(call.db, { ...view, measure: 'items' }, 'kind')).size === 0) throw notFound();
  const span = await readDataSpan(call.db, { scope: call.account.scope });
  const today = dayOf(call.caller.now);
  const known = span ? addDays(span.to, 1) : today;
  const triggerTo = [known, today].sort()[0] ?? today;
  return {
    productId: product,
    category,
    named: [],
    grade: gradeOf(call.taxonomy, category),
    triggerFrom: addDays(triggerTo, -7),
    triggerTo,
    expected: '',
  };
}

/** What an action about an alert, else about a product, starts from; within the scope alone. */
export async function draftAction(call: DraftCall, wanted: Wanted): Promise<ActionDraft> {
  const { named, ...found } =
    wanted.alert === undefined ? await fromProduct(call, wanted) : await fromAlert(call, wanted.alert);
  const { productId, category } = found;
  const names = namesOf(call.taxonomy);
  const known = productId === null ? undefined : (await readNames(call.db, [productId])).get(productId);
  const name = names.get(category) ?? { 'mismatch!': '描述不符', regulator: '监管或曝光' }[category] ?? '';
  const owners = [...(await readOwners(call.db, productId)), ...usualOwners(call.taxonomy, category)];
  return {
    ...found,
    productName: known?.name ?? null,
    cause: name === '' ? '' : `${name}:`,
    owners: [...new Set([...named, ...(known?.owner ? [known.owner] : []), ...owners])],
  };
}
