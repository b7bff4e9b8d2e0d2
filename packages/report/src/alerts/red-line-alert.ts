import { createHash } from 'node:crypto';
import { addDays, localMinute, noProduct, undatedDay } from '@voc/core';
import { kindName } from '../compose/facts/context.ts';
import { quoteWords } from '../compose/sections/quotes.ts';
import type { AlertRow } from './alert-facts.ts';
import { countValues } from './leading-leaf.ts';
import { namePlace, nameProduct } from './name-product.ts';
import { redLineCard } from './red-line-card.ts';
import { type RedLineFactsLoaded, type RedLineVoice, similarDays } from './red-line-facts.ts';
import { keyPart } from './spike-alert.ts';

const mentions = /12315|工商|市场监管|消协|消费者协会|曝光|起诉|法院|律师|媒体|记者|报警/u;

/** Fewer letters say too little to judge by: the words around them are told too. */
const telling = 6;

const isSameCause = (a: RedLineVoice, b: RedLineVoice): boolean =>
  a.productId === b.productId && a.kind === b.kind;

/** Voices of the same kind and product in the 90 days before; null without product or day. */
function similarBefore(voices: readonly RedLineVoice[], voice: RedLineVoice): RedLineVoice[] | null {
  const { productId, day } = voice;
  if (productId === noProduct || day === undatedDay) return null;
  const since = addDays(day, -similarDays);
  return voices.filter((one) => isSameCause(one, voice) && one.day >= since && one.day < day);
}

/** Voices without a product have nothing in common: each words is an alert of its own. */
const wordsKey = (text: string): string => `-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;

/** What red lines of one kind and product on one day are told under. */
export const redLineKey = ({ kind, productId, day, text }: RedLineVoice): string =>
  `redline-${kind}-${keyPart(productId)}-${day}${productId === noProduct ? wordsKey(text) : ''}`;

const skuOf = ({ color, size }: RedLineVoice): string | null =>
  [color, size].filter((part) => part !== null && part !== '').join('/') || null;

/** The alert of voices of one key, told by the first of them. */
function redLineAlert(
  facts: RedLineFactsLoaded,
  same: readonly RedLineVoice[],
  voice: RedLineVoice,
): AlertRow {
  const { kind, productId, day, at, text, evidence, regulator, platform, channel } = voice;
  const heart = [...evidence].length < telling ? text : evidence;
  const quote = quoteWords(heart, evidence);
  const before = similarBefore(facts.voices, voice);
  const heard = [...same, ...(before ?? [])];
  const focus = {
    total: heard.length,
    skus: countValues(heard.map(skuOf)),
    shops: countValues(heard.map((one) => (one.shopId === 'default' ? null : namePlace(one)))),
    orderDays: countValues(heard.map(({ orderedOn }) => orderedOn)),
  };
  const similar = before?.length ?? null;
  const mention = regulator?.match(mentions)?.[0] ?? null;
  const card = redLineCard({
    kind,
    product: productId === noProduct ? null : nameProduct(facts, productId),
    quote,
    at: at ? localMinute(at).slice(5) : day === undatedDay ? null : day.slice(5),
    platform,
    channel: kindName(channel),
    mention,
    similar,
    sameDay: same.length,
    focus,
  });
  return {
    dedup_key: redLineKey(voice),
    kind: 'redline',
    product_id: productId === noProduct ? null : productId,
    category: kind,
    raised_on: day,
    last_on: day,
    tier: '一级',
    numbers: { similar, sameDay: same.length },
    evidence: { quote, channel: kindName(channel), platform, focus, mention },
    card,
  };
}

/** The alerts of the wanted product-days, one for each kind, product and day; pure. */
export function redLineAlerts(facts: RedLineFactsLoaded): AlertRow[] {
  const wanted = new Set(facts.keys.map(({ day, productId }) => `${day} ${productId}`));
  const groups = new Map<string, [RedLineVoice, ...RedLineVoice[]]>();
  for (const voice of facts.voices) {
    if (!wanted.has(`${voice.day} ${voice.productId}`)) continue;
    const group = groups.get(redLineKey(voice));
    if (group) group.push(voice);
    else groups.set(redLineKey(voice), [voice]);
  }
  return [...groups.values()].map((same) => redLineAlert(facts, same, same[0]));
}
