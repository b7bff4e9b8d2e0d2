import { stayCertainty } from '../../lists/place-products.ts';
import { thousands } from '../../thousands.ts';
import { type Context, periodWord } from '../facts/context.ts';
import type { ListEntry } from '../schema-sections.ts';
import type { DenominatorName, NamedCount } from '../schema-values.ts';
import { percent } from './causes.ts';
import { fieldsOf } from './listing-fields.ts';
import { ownersOf } from './owners.ts';
import { stockingText } from './stocking-text.ts';

type Untold = Omit<ListEntry, 'text'>;

const counted = (counts: readonly NamedCount[]): string =>
  counts.map(({ name, count }) => `${name} ${count}`).join('、');

const perThousand = (value: number | null): string => (value === null ? '—' : value.toFixed(1));

/** `22~35‰`; one decimal where the lower bound is below ten. */
function interval({ lower, upper }: Untold['own']): string {
  if (lower === null || upper === null) return '区间无法计算';
  const decimals = lower >= 10 ? 0 : 1;
  return `90%区间 ${lower.toFixed(decimals)}~${upper.toFixed(decimals)}‰`;
}

/** `签收 61,400 件`, `订单 61,400 件(按下单到发声延迟折算)`, `声音 1,286 条`. */
export function amountOf(name: DenominatorName, value: number): string {
  if (name === '声音条数') return `声音 ${thousands(value)} 条`;
  return name === '签收件数'
    ? `签收 ${thousands(value)} 件`
    : `订单 ${thousands(value)} 件(按下单到发声延迟折算)`;
}

/** Beyond this part the exposure that it was judged by is told beside the one that was sold. */
const toldDifference = 0.1;

/** What it was judged by where that differs: the voices of a window are about what was sold before it, too. */
function judgedBy({ own, atRisk }: Untold): string {
  if (own.exposure !== null && Math.abs(atRisk / own.exposure - 1) <= toldDifference) return '';
  return `;按发声延迟折算为 ${thousands(atRisk)} 件=${((own.count / Math.max(1, atRisk)) * 1000).toFixed(1)}‰,区间与排名按此`;
}

function causesLine({ causes, own }: Untold): string {
  const told = causes.map(({ id, name, count }) =>
    id === '其他' ? `${name} ${count}` : `${name} ${count}(${percent(count / Math.max(1, own.count))})`,
  );
  return `主因:${told.length > 0 ? told.join('、') : '暂无归类'}`;
}

function advice(context: Context, { productId, causes }: Untold, due: string): string {
  const cause = causes[0];
  if (!cause) return '建议:抽看原话,补归类后再定';
  const [lead = '客服', ...help] = ownersOf(context, cause.id, productId);
  const what = cause.id.startsWith('mismatch.')
    ? `核对商品页【${fieldsOf(cause.id).join('】【')}】与实物`
    : `抽检「${cause.name}」并给出整改办法`;
  return `建议:${what}。${lead} ${due} 前${help.length > 0 ? `;协同 ${help.join('、')}` : ''}`;
}

/** `雾霾蓝/130、140`: sizes of one colour after it. */
function skuNames(skus: readonly NamedCount[]): string {
  const colors = new Map<string, string[]>();
  for (const { name } of skus) {
    const [color = '', ...size] = name.split('/');
    colors.set(color, [...(colors.get(color) ?? []), ...(size.length > 0 ? [size.join('/')] : [])]);
  }
  return [...colors]
    .map(([color, sizes]) => (sizes.length > 0 ? `${color}/${sizes.join('、')}` : color))
    .join(';');
}

/** `集中 SKU:…` where few hold most of what names one, else that it is spread. */
function skuText(skus: readonly NamedCount[], known: boolean): string {
  if (!known) return 'SKU:未接入';
  return skus.length > 0 ? `集中 SKU:${skuNames(skus)}` : 'SKU 不集中';
}

/** The published form of a black-list entry. */
export function blackText(context: Context, entry: Untold, due: string): string {
  const { rank, standing, name, productId, peerGroup, peers, window } = entry;
  const { own, peerMedian, score, notCounted, chatOnlyShare, skus, skusKnown, quotes, denominator, leaveAt } =
    entry;
  const amount = amountOf(denominator, own.exposure ?? 0);
  const silent =
    chatOnlyShare === null ? '会话与评价的比例未知' : `只在会话里说、没写评价:${percent(chatOnlyShare)}`;
  return [
    `黑榜 ${rank}(${standing})|${name} ${productId}|同组:${peerGroup} ${peers} 款|${window}`,
    `自身投诉 ${own.count} 条/${amount}=${perThousand(own.perThousand)}‰(${interval(own)}),同组中位 ${perThousand(peerMedian)}‰;排名依据:下限为中位的 ${score.toFixed(1)} 倍${judgedBy(entry)}`,
    causesLine(entry),
    `没算在它头上:${notCounted.length > 0 ? counted(notCounted) : '无'}`,
    `${silent}|${skuText(skus, skusKnown)}`,
    `原话(已脱敏):${quotes.length > 0 ? quotes.map(({ text, channel }) => `「${text}」${channel}`).join('|') : '暂无合适的原话'}`,
    advice(context, entry, due),
    `下榜条件:连续 2 期"高于中位 1.5 倍"的把握 <${percent(stayCertainty)}(按现${denominator.slice(0, 2)}量约每周 ≤${leaveAt ?? 0} 条)`,
  ].join('\n');
}

/** The published form of a red-list entry. */
export function redText(entry: Untold): string {
  const { rank, standing, name, productId, peers, own, peerMedian, praised, praises, wishes, quotes } = entry;
  const amount = amountOf(entry.denominator, own.exposure ?? 0).replace(/ [件条]/u, '');
  return [
    `红榜 ${rank}(${standing})|${name} ${productId}|同组 ${peers} 款`,
    `自身投诉 ${own.count}/${amount}=${perThousand(own.perThousand)}‰(${interval(own)}),同组中位 ${perThousand(peerMedian)}‰${judgedBy(entry)};表扬 ${praised}${praises.length > 0 ? `:${counted(praises)}` : ''}`,
    stockingText(wishes),
    `数量请商品部结合库存定(本系统未接库存)。可用作卖点的原话:${quotes.length > 0 ? quotes.map(({ text }) => `「${text}」`).join('|') : '暂无'}`,
  ].join('\n');
}

/** One sentence on what the lists could judge. */
export function listStatement(context: Context, judged: number, insufficient: number): string {
  const word = periodWord(context.facts.period);
  if (judged === 0) return `${word}没有可以评定的款:${insufficient} 款数据不足,不排名`;
  return `评定 ${judged} 款,数据不足 ${insufficient} 款(样本太少,不排名,也不算好或坏);区间已向同组收缩,样本越少收得越多`;
}
