import { createHash } from 'node:crypto';
import { addDays, noProduct, undatedDay } from '@voc/core';
import { kindName } from '../compose/facts/context.ts';
import { quoteWords } from '../compose/sections/quotes.ts';
import type { AlertFactsLoaded, AlertRow, RedLineVoice } from './alert-facts.ts';
import { keyPart } from './mismatch-alert.ts';
import { nameProduct } from './name-product.ts';
import { redLineCard } from './red-line-card.ts';

const shanghaiMs = 8 * 3_600_000;
const mentions = /12315|工商|市场监管|消协|消费者协会|曝光|起诉|法院|律师|媒体|记者|报警/u;

/** Fewer letters say too little to judge by: the words around them are told too. */
const telling = 6;

/** `11-10 14:22` in Asia/Shanghai. */
const localMinute = (at: Date): string =>
  new Date(at.getTime() + shanghaiMs).toISOString().slice(5, 16).replace('T', ' ');

function similarBefore(facts: AlertFactsLoaded, { productId, kind, day }: RedLineVoice): number | null {
  if (productId === noProduct || day === undatedDay) return null;
  const since = addDays(day, -90);
  return facts.redLineDays
    .filter((one) => one.productId === productId && one.kind === kind && one.day >= since && one.day < day)
    .reduce((sum, { count }) => sum + count, 0);
}

/** Voices without a product have nothing in common: each words is an alert of its own. */
const wordsKey = (text: string): string => `-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;

/** What red lines of one kind and product on one day are told under. */
export const redLineKey = ({ kind, productId, day, text }: RedLineVoice): string =>
  `redline-${kind}-${keyPart(productId)}-${day}${productId === noProduct ? wordsKey(text) : ''}`;

/** The alert of a voice with a red line, the first of `sameDay` voices of its kind, product and day. */
export function redLineAlert(facts: AlertFactsLoaded, voice: RedLineVoice, sameDay = 1): AlertRow {
  const { kind, productId, day, at, text, evidence, regulator, platform, channel } = voice;
  const heart = [...evidence].length < telling ? text : evidence;
  const quote = quoteWords(heart, evidence);
  const similar = similarBefore(facts, voice);
  const card = redLineCard({
    kind,
    product: productId === noProduct ? null : nameProduct(facts, productId),
    quote,
    at: at ? localMinute(at) : day === undatedDay ? null : day.slice(5),
    platform,
    channel: kindName(channel),
    mention: regulator?.match(mentions)?.[0] ?? null,
    similar,
    sameDay,
  });
  return {
    dedup_key: redLineKey(voice),
    kind: 'redline',
    product_id: productId === noProduct ? null : productId,
    category: kind,
    raised_on: day,
    last_on: day,
    tier: '一级',
    numbers: { similar, sameDay },
    evidence: { quote, channel: kindName(channel), platform },
    card,
  };
}
