import { addDays, isAlertMismatch } from '@voc/core';
import { type Context, largest } from '../facts/context.ts';
import { dueOn, monthDay } from '../facts/due.ts';
import { splitOf } from '../facts/split.ts';
import { wordsOf } from '../facts/words.ts';
import type { AlertEntry, Finding, SignalEntry } from '../schema-sections.ts';
import { actionFor } from './advice.ts';
import { pageChange, shortName } from './causes.ts';
import { colorOf, isJoined } from './joined.ts';
import { ownersOf } from './owners.ts';

/** Fewer complaints in a later period: the spike is over. */
const minLasting = 3;
const sureCount = 10;
const redLineReason = '红线,单条即报';

/** A finding that waits for no due date. */
export const isAtOnce = ({ confidenceReason }: Finding): boolean => confidenceReason === redLineReason;

export const isRedLine = ({ kind }: AlertEntry): boolean => kind === 'redline';

/** A card's first line without the mark in front: what happened, and the words. */
const happened = (title: string): string => title.replace(/^【[^】]*】/u, '');

function redLineFinding(context: Context, alert: AlertEntry): Finding {
  const product = alert.productId === null ? null : context.refOf(alert.productId);
  return {
    category: alert.category,
    categoryName: alert.categoryName,
    product,
    change: `红线 ${product ? `${shortName(product)} ` : ''}${alert.categoryName}`,
    cause: happened(alert.title),
    split: null,
    words: [],
    confidence: '高',
    confidenceReason: redLineReason,
    owner: ownersOf(context, alert.category, alert.productId ?? undefined)[0] ?? '客服',
    action: actionFor(alert.category),
    dueOn: dueOn(context.facts.period),
    expected: '不再出现',
  };
}

interface Spike {
  /** The attribute when it holds at least half of the joined complaints, else the alert's own join. */
  category: string;
  /** The attribute to check in any case. */
  leaf: string;
  count: number;
  earlier: number | null;
}

/** What stands behind a finding on a product's 描述不符: an alert, or a signal that nobody was told of yet. */
interface Spiking {
  category: string;
  categoryName: string;
  /** Since when, in words. */
  since: string;
  /** Nothing surer than 中 is said of a signal. */
  isTold: boolean;
}

function spikeOf({ now, before, nameOf }: Context, category: string, productId: string): Spike {
  const leaves = new Map<string, number>();
  for (const frame of before ? [now, before] : [now]) {
    for (const [id, count] of frame.tally.categories('complaint', productId)) {
      if (isJoined(category, id)) leaves.set(id, (leaves.get(id) ?? 0) + count);
    }
  }
  const leaf = largest(leaves, nameOf, 1)[0]?.id ?? category;
  const held = now.tally.of(productId, 'complaint', leaf);
  const told = held * 2 >= now.tally.of(productId, 'complaint', category) ? leaf : category;
  const count = now.tally.of(productId, 'complaint', told);
  const earlier = before === null ? null : before.tally.of(productId, 'complaint', told);
  return { category: told, leaf, count, earlier };
}

/** Raised before the period, and not growing in it: it lasts, and there is nothing new to say. */
export function isFading(context: Context, alert: AlertEntry): boolean {
  if (alert.productId === null || alert.raisedOn >= context.facts.period.start) return false;
  const { count, earlier } = spikeOf(context, alert.category, alert.productId);
  return earlier !== null && count <= earlier;
}

/** Raised before the period, with hardly a complaint in it: over, whatever its state. */
export function isOver(context: Context, alert: AlertEntry): boolean {
  if (alert.productId === null || alert.raisedOn >= context.facts.period.start) return false;
  return spikeOf(context, alert.category, alert.productId).count < minLasting;
}

/** A product's spike: counts of the period, the page that changed, who checks which field. */
function spikeFinding(context: Context, spiking: Spiking, productId: string): Finding {
  const { nameOf, refOf, facts } = context;
  const { category, leaf, count, earlier } = spikeOf(context, spiking.category, productId);
  const product = refOf(productId);
  const name = category === spiking.category ? spiking.categoryName : nameOf(category);
  return {
    category,
    categoryName: name,
    product,
    change: `${shortName(product)} ${name} ${earlier === null ? '' : `${earlier}→`}${count} 条`,
    cause: `${shortName(product)} ${spiking.since}${colorOf(context.facts.alerts, productId, leaf)}${pageChange(context, productId, leaf)}`,
    split: splitOf(context, category),
    words: wordsOf(context, category, productId),
    confidence: spiking.isTold && count >= sureCount ? '高' : '中',
    confidenceReason: `${count} 条,超出${spiking.isTold ? '预警' : '正常'}界限`,
    owner: ownersOf(context, leaf, productId)[0] ?? '客服',
    action: actionFor(leaf),
    dueOn: dueOn(facts.period),
    expected: '回到正常界限内',
  };
}

/** The finding of one alert. */
export function alertFinding(context: Context, alert: AlertEntry): Finding {
  const { category, categoryName, productId, raisedOn } = alert;
  if (isRedLine(alert) || productId === null) return redLineFinding(context, alert);
  const lasts = raisedOn < context.facts.period.start;
  const since = lasts ? `${monthDay(raisedOn)} 起预警,仍在持续` : `${monthDay(raisedOn)} 触发预警`;
  return spikeFinding(context, { category, categoryName, since, isTold: true }, productId);
}

/** A signal that still runs in the last days of the period, and this much less likely than what a list of signals lets through. */
const [lastDays, mostChance] = [2, 1e-4];

/** The finding of the least likely signal of 描述不符 that runs when the period ends; none of products that are `told` of already. */
export function signalFinding(
  context: Context,
  signals: readonly SignalEntry[],
  told: ReadonlySet<string | undefined>,
): Finding[] {
  const from = addDays(context.facts.period.end, -lastDays);
  const isRunning = ({ productId, category, tier, to, p }: SignalEntry): boolean =>
    productId !== null &&
    !told.has(productId) &&
    isAlertMismatch(category) &&
    tier === 'signal' &&
    to >= from &&
    p < mostChance;
  const running = signals.find(isRunning);
  if (!running || running.productId === null) return [];
  const { category, categoryName, window, complaints, expected } = running;
  const since = `近${window}天 ${complaints} 条,正常约 ${expected.toFixed(1)} 条(信号,尚未预警)`;
  return [spikeFinding(context, { category, categoryName, since, isTold: false }, running.productId)];
}
