import { daysBetween } from '@voc/core';
import { stayCertainty } from '../../lists/place-products.ts';
import type { DenominatorName } from '../facts/basis.ts';
import { type Context, periodWord } from '../facts/context.ts';
import type { ListEntry } from '../schema-sections.ts';
import type { NamedCount } from '../schema-values.ts';
import { fieldsOf } from './listing-fields.ts';
import { ownersOf } from './owners.ts';

type Untold = Omit<ListEntry, 'text'>;

const counted = (counts: readonly NamedCount[]): string =>
  counts.map(({ name, count }) => `${name} ${count}`).join('、');

const perThousand = (value: number | null): string => (value === null ? '—' : value.toFixed(1));

const interval = ({ lower, upper }: Untold['own']): string =>
  lower === null ? '区间无法计算' : `90%区间 ${perThousand(lower)}~${perThousand(upper)}‰`;

export const thousands = (value: number): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** `签收 61,400 件`, `订单 61,400 件(按下单到发声延迟折算)`, `声音 1,286 条`. */
export function amountOf(name: DenominatorName, value: number): string {
  if (name === '声音条数') return `声音 ${thousands(value)} 条`;
  return name === '签收件数'
    ? `签收 ${thousands(value)} 件`
    : `订单 ${thousands(value)} 件(按下单到发声延迟折算)`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

function title(entry: Untold, list: string): string {
  const { rank, standing, name, productId, peerGroup, peers, window } = entry;
  return `${list} ${rank}(${standing})|${name} ${productId}|同组:${peerGroup} ${peers} 款|${window}`;
}

function causesLine({ causes, own }: Untold): string {
  const told = causes.map(
    ({ name, count }) => `${name} ${count}(${percent(count / Math.max(1, own.count))})`,
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

/** The published form of a black-list entry. */
export function blackText(
  context: Context,
  entry: Untold,
  denominator: DenominatorName,
  due: string,
): string {
  const { own, peerMedian, score, notCounted, chatOnlyShare, skus, quotes } = entry;
  const silent =
    chatOnlyShare === null ? '会话与评价的比例未知' : `只在会话里说、没写评价:${percent(chatOnlyShare)}`;
  const sku = skus.length > 0 ? `集中 SKU:${counted(skus)}` : 'SKU:未接入';
  const weeks = Math.max(1, daysBetween(context.facts.list.start, context.facts.list.end) / 7);
  const leave = Math.max(1, Math.floor(((own.exposure ?? 0) * peerMedian * 1.5) / 1000 / weeks));
  return [
    title(entry, '黑榜'),
    `自身投诉 ${own.count} 条/${amountOf(denominator, own.exposure ?? 0)}=${perThousand(own.perThousand)}‰(${interval(own)}),同组中位 ${perThousand(peerMedian)}‰;排名依据:下限为中位的 ${score.toFixed(1)} 倍`,
    causesLine(entry),
    `没算在它头上:${notCounted.length > 0 ? counted(notCounted) : '无'}`,
    `${silent}|${sku}`,
    `原话(已脱敏):${quotes.length > 0 ? quotes.map(({ text, channel }) => `「${text}」${channel}`).join('|') : '暂无合适的原话'}`,
    advice(context, entry, due),
    `下榜条件:连续 2 期"高于中位 1.5 倍"的把握 <${percent(stayCertainty)}(按现${denominator.slice(0, 2)}量约每周 ≤${leave} 条)`,
  ].join('\n');
}

function stocking(wishes: readonly NamedCount[]): string {
  const of = (kind: string): NamedCount[] => wishes.filter(({ id }) => id.startsWith(`${kind}:`));
  const sum = (counts: readonly NamedCount[]): number => counts.reduce((all, { count }) => all + count, 0);
  const restock = of('restock');
  const variants = [...of('color'), ...of('size')];
  const named = restock.filter(({ name }) => name !== '');
  const depth =
    restock.length === 0
      ? '求补货:暂无'
      : `求补货 ${sum(restock)} 条${named.length > 0 ? `(${counted(named)})` : ''}→ 深度:优先补${named[0] ? ` ${named[0].name}` : '货'}`;
  const width =
    variants.length === 0
      ? '要加色加码:暂无'
      : `要${variants.map(({ name }) => name).join('/')} ${sum(variants)} 条 → 宽度:评估加色加码`;
  return `${depth};${width}`;
}

/** The published form of a red-list entry. */
export function redText(entry: Untold, denominator: DenominatorName): string {
  const { own, peerMedian, praises, wishes, quotes } = entry;
  const praised = praises.reduce((sum, { count }) => sum + count, 0);
  return [
    title(entry, '红榜'),
    `自身投诉 ${own.count} 条/${amountOf(denominator, own.exposure ?? 0)}=${perThousand(own.perThousand)}‰(${interval(own)}),同组中位 ${perThousand(peerMedian)}‰;表扬 ${praised}${praises.length > 0 ? `:${counted(praises)}` : ''}`,
    stocking(wishes),
    '数量请商品部结合库存定(本系统未接库存)',
    `可用作卖点的原话:${quotes.length > 0 ? quotes.map(({ text }) => `「${text}」`).join('|') : '暂无'}`,
  ].join('\n');
}

/** One sentence on what the lists could judge. */
export function listStatement(context: Context, judged: number, insufficient: number): string {
  const word = periodWord(context.facts.period);
  if (judged === 0) return `${word}没有可以评定的款:${insufficient} 款数据不足,不排名`;
  return `评定 ${judged} 款,数据不足 ${insufficient} 款(样本太少,不排名,也不算好或坏)`;
}
