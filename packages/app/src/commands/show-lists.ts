import type { Db } from '@voc/core/db';
import { latestReport, type RankedRating, Report, rankRatings, readRatedProducts } from '@voc/report';

export interface ShownLists {
  kind: string;
  period: string;
  revision: number;
  lists: Report['lists'];
}

/** Lists of the newest report of this kind, or of one period; null where none has been made. */
export async function showLists(db: Db, kind: string, period: string | null): Promise<ShownLists | null> {
  const newest = await db
    .selectFrom('reports')
    .select('period')
    .where('kind', '=', kind)
    .$if(period !== null, (query) => query.where('period', '=', period ?? ''))
    .orderBy('period', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!newest) return null;
  const stored = await latestReport(db, { kind, period: newest.period });
  if (!stored) return null;
  const { lists } = Report.parse(JSON.parse(stored.content));
  return { kind, period: newest.period, revision: stored.revision, lists };
}

/** The lists as staff read them. */
export function listText({ period, revision, lists }: ShownLists): string {
  const side = (title: string, entries: readonly { text: string }[]): string =>
    entries.length === 0 ? `${title}:没有证据充分的款` : entries.map(({ text }) => text).join('\n\n');
  const moves = lists.moves.map(
    (one) =>
      `${one.side === 'black' ? '黑榜' : '红榜'}${one.move} ${one.name} ${one.productId}:${one.reason}`,
  );
  return [
    `红黑榜 ${period}(第 ${revision} 版),窗口 ${lists.window};${lists.statement}`,
    side('黑榜', lists.black),
    side('红榜', lists.red),
    ...(moves.length > 0 ? [['榜单变动', ...moves].join('\n')] : []),
    `算在商品头上的投诉:${lists.counted.join('、')}`,
  ].join('\n\n');
}

export type RatingLists = ReturnType<typeof rankRatings>;

/** Red and black list from stars alone. */
export async function showRatings(db: Db): Promise<RatingLists> {
  return rankRatings(await readRatedProducts(db, null));
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function ratingLine(title: string, one: RankedRating, rank: number): string {
  const { name, low, all, lower, upper, median, peerGroup } = one;
  const bound =
    title === '黑榜'
      ? `下限为中位的 ${(lower / median).toFixed(1)} 倍`
      : `上限为中位的 ${(upper / median).toFixed(2)} 倍`;
  return `${title} ${rank}|${name}|同组:${peerGroup || '全部评星商品'}\n1~2 星 ${low}/${all} 个评星=${percent(low / all)}(向同组收缩后的 90%区间 ${percent(lower)}~${percent(upper)}),同组中位 ${percent(median)};${bound}`;
}

/** At most this many a side are printed. */
const shown = 10;

/** The lists from stars as staff read them. */
export function ratingText({ black, red, products, insufficient }: RatingLists): string {
  const side = (title: string, entries: readonly RankedRating[]): string[] =>
    entries.slice(0, shown).map((one, i) => ratingLine(title, one, i + 1));
  return [
    `评星榜(只按星级,含物流、客服等整体感受,不与投诉率混算):${products} 款,黑榜 ${black.length} 款,红榜 ${red.length} 款,数据不足 ${insufficient} 款`,
    ...side('黑榜', black),
    ...side('红榜', red),
  ].join('\n\n');
}
