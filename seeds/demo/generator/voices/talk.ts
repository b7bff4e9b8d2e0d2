import { choose, type Phrases, type Slots, sectionOf } from '../base/phrases.ts';
import type { Random } from '../base/random.ts';
import type { Product } from '../world/catalog.ts';
import type { Complaint } from './complaints.ts';
import { roughen } from './noise.ts';
import type { Order } from './order.ts';
import { drawSlots } from './slots.ts';
import { clauseOf } from './wording.ts';

export type Role = '买家' | '客服' | '系统';
export type Topic = 'presale' | 'status' | 'howto' | 'request' | 'thanks';
export interface Turn {
  role: Role;
  at: number;
  text: string;
}

/** Collects turns, each some seconds after the one before. */
function createTalk(random: Random, phrases: Phrases, product: Product, slots: Slots, start: number) {
  const turns: Turn[] = [];
  let now = start;
  const say = (role: Role, text: string, pause: [number, number] = [6, 75]): void => {
    if (turns.length > 0) now += random.int(...pause);
    turns.push({ role, at: now, text });
  };
  const line = (section: string): string => clauseOf(random, phrases, section, product, slots);
  return {
    turns,
    line,
    agent: (section: string, pause?: [number, number]) => say('客服', line(section), pause),
    system: (text: string) => say('系统', text),
    /** A question or an answer of the buyer, seldom with noise. */
    buyer: (section: string) => {
      const text = line(section);
      say('买家', random.chance(0.35) ? roughen(random, text, true, slots) : text);
    },
    words: (text: string) => say('买家', text),
  };
}

type Talk = ReturnType<typeof createTalk>;

function open(random: Random, talk: Talk): void {
  if (random.chance(0.08)) talk.system('您好,当前咨询人数较多,请耐心等待');
  if (random.chance(0.5)) talk.words(talk.line('hello'));
  if (random.chance(0.75)) talk.agent('greet');
}

/** The customer's words as they come in a chat: often one half of the sentence after the other. */
function sayInPieces(random: Random, talk: Talk, clause: string, slots: Slots): void {
  const cut = clause.indexOf(',', 6);
  if (cut > 0 && cut < clause.length - 5 && random.chance(0.4)) {
    talk.words(clause.slice(0, cut));
    talk.words(roughen(random, clause.slice(cut + 1), true, slots));
    return;
  }
  talk.words(roughen(random, clause, true, slots));
}

function voiceOf(leaf: string): { soothe: string; ask: string; offer: string } {
  if (/^(fulfil|logistics)/.test(leaf))
    return { soothe: 'soothe-delivery', ask: 'ask-other', offer: 'offer-other' };
  if (/^(price|after|service|trade)/.test(leaf)) {
    return { soothe: 'soothe-service', ask: 'ask-other', offer: 'offer-other' };
  }
  return { soothe: 'soothe', ask: 'ask', offer: 'offer' };
}

/** A conversation about a complaint; some give up, some press, most accept an offer. */
export function complaintTalk(random: Random, phrases: Phrases, complaint: Complaint, at: number): Turn[] {
  const { order, leaf, section, second } = complaint;
  const slots = drawSlots(random, order);
  const talk = createTalk(random, phrases, order.listing.product, slots, at);
  const agents = voiceOf(leaf);
  open(random, talk);
  if (random.chance(0.35)) {
    if (/^(fulfil\.late|logistics)/.test(leaf)) talk.words(`订单${order.id}`);
    else talk.buyer('lead');
  }
  sayInPieces(random, talk, talk.line(section), slots);
  // In a conversation people say it twice, in other words.
  const again = complaint.incident !== null && random.chance(0.5) ? section : second;
  if (again !== null) sayInPieces(random, talk, talk.line(again), slots);
  talk.agent(agents.soothe, leaf === 'service.slow' ? [600, 3000] : [8, 120]);
  if (random.chance(0.72)) talk.buyer(agents.ask);
  if (random.chance(0.07)) talk.words(talk.line('callback'));
  if (random.chance(0.62)) talk.agent(agents.offer);
  if (random.chance(0.14)) {
    talk.buyer('push');
    talk.agent('agent-late', [60, 400]);
  }
  if (random.chance(0.12)) talk.buyer('resigned');
  else if (random.chance(0.5)) talk.buyer('accept');
  if (random.chance(0.25)) talk.agent('bye');
  return talk.turns;
}

const presaleTopics: [section: string, answer: string, worn: number, other: number][] = [
  ['presale-size', 'presale-size-answer', 45, 0],
  ['presale-material', 'presale-material-answer', 28, 12],
  ['presale-capacity', 'presale-answer', 0, 34],
  ['presale-fit', 'presale-answer', 3, 28],
  ['presale-other', 'presale-answer', 24, 26],
];

function askBefore(random: Random, talk: Talk, product: Product): void {
  const worn = product.domain === 'clothes' || product.domain === 'shoes';
  const topic = presaleTopics[random.weighted(presaleTopics.map((one) => (worn ? one[2] : one[3])))];
  if (topic === undefined) return;
  talk.buyer(topic[0]);
  talk.agent(topic[1]);
}

/** A question, a status request, a how-to, a wish for a change, or thanks. */
export function ordinaryTalk(
  random: Random,
  phrases: Phrases,
  topic: Topic,
  order: Order,
  at: number,
): Turn[] {
  const { product } = order.listing;
  const talk = createTalk(random, phrases, product, drawSlots(random, order), at);
  open(random, talk);
  if (topic === 'presale') {
    askBefore(random, talk, product);
    if (random.chance(0.35)) askBefore(random, talk, product);
    if (random.chance(0.6)) talk.buyer('presale-end');
  } else if (topic === 'thanks') {
    talk.buyer('thanks');
    talk.agent('bye');
  } else {
    const section = topic === 'howto' && random.chance(0.35) ? 'howto-order' : topic;
    talk.buyer(section);
    talk.agent(`${section}-answer`);
    if (random.chance(0.4)) talk.buyer('presale-end');
  }
  if (topic !== 'thanks' && random.chance(0.3)) talk.agent('bye');
  return talk.turns;
}

/** The one conversation about smoke. */
export function smokeTalk(random: Random, phrases: Phrases, order: Order, at: number): Turn[] {
  const talk = createTalk(random, phrases, order.listing.product, drawSlots(random, order), at);
  for (const line of sectionOf(phrases, 'humidifier-smoke', '*')) talk.words(choose(random, line));
  talk.agent('soothe');
  talk.words('先停用了,你们赶紧来电话');
  talk.agent('offer-other');
  return talk.turns;
}
