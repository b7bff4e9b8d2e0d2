import { type Context, periodWord } from '../facts/context.ts';
import type { AlertEntry, Finding, ListEntry, ProductLists } from '../schema-sections.ts';
import { actionFor } from './advice.ts';
import { shortName } from './causes.ts';
import { ownersOf } from './owners.ts';

const named = 3;
const linesOfFindings = 3;

const andMore = (all: readonly string[], most: number): string =>
  `${all.slice(0, most).join('、')}${all.length > most ? ` 等 ${all.length} 处` : ''}`;

/** A finding in a line: what, why, who does what. */
function findingLine({ change, cause, product, owner, action }: Finding): string {
  const name = product ? `${shortName(product)} ` : '';
  const why = cause.startsWith(name) ? cause.slice(name.length) : cause;
  return `${change}:${why};${owner} ${action}`;
}

/** How often each, the most first, those named so in the order given. */
function countsOf(names: readonly string[]): [name: string, count: number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Red lines that are not told in full, together: of what, whose, and how far they have come. */
function redLineLine(context: Context, alerts: readonly AlertEntry[]): string[] {
  if (alerts.length === 0) return [];
  const of = alerts.map(({ productId, categoryName }) => {
    const product = productId === null ? '未关联商品' : shortName(context.refOf(productId));
    return `${product} ${categoryName}`;
  });
  const subjects = countsOf(of).map(([name, count]) => (count > 1 ? `${name} ${count} 条` : name));
  const departments = alerts.map(
    ({ category, productId }) =>
      ownersOf(context, category, productId ?? undefined)[0]?.split('·')[0] ?? '客服',
  );
  const standing = countsOf(alerts.map(({ state }) => state)).map(([state, count]) => `${state} ${count}`);
  return [
    `红线 ${alerts.length} 条,单条即报:${andMore(subjects, named)};${[...new Set(departments)].join('、')} 1 小时内处理,现${standing.join('、')}`,
  ];
}

/** On the list, and not on the one before. */
const isNew = (standing: ListEntry['standing']): boolean => !standing.startsWith('连续');

/** Products new on the black list that no finding tells of. */
function blackListLine(context: Context, { black }: ProductLists, told: ReadonlySet<string>): string[] {
  const fresh = black.filter(({ standing, productId }) => isNew(standing) && !told.has(productId));
  if (fresh.length === 0) return [];
  const entries = fresh.map((entry) => {
    const cause = entry.causes[0];
    const what = `${shortName(entry)} ${entry.name}`;
    if (!cause) return what;
    const owner = ownersOf(context, cause.id, entry.productId)[0] ?? '客服';
    return `${what}(${entry.own.perThousand?.toFixed(1) ?? '—'}‰,同组中位 ${entry.peerMedian.toFixed(1)}‰,主因 ${cause.name} ${cause.count} 条;${owner} ${actionFor(cause.id)})`;
  });
  return [`黑榜新上:${andMore(entries, 2)}`];
}

/** What page one tells in a line each, because three things are newer or graver. */
export function composeAlso(
  context: Context,
  {
    first,
    rest,
    redLines,
    lists,
  }: {
    first: readonly Finding[];
    rest: readonly Finding[];
    redLines: readonly AlertEntry[];
    lists: ProductLists;
  },
): string[] {
  const told = new Set([...first, ...rest].flatMap(({ product }) => product?.productId ?? []));
  const more = rest.length - linesOfFindings;
  return [
    ...rest.slice(0, linesOfFindings).map(findingLine),
    ...(more > 0 ? [`${periodWord(context.facts.period)}还有 ${more} 项超出波动的变化,见「客诉类别」`] : []),
    ...redLineLine(context, redLines),
    ...blackListLine(context, lists, told),
  ];
}
