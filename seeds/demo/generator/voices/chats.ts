import { dayCount, daySeconds, secondOf } from '../base/calendar.ts';
import type { Phrases } from '../base/phrases.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { Listing } from '../world/catalog.ts';
import { type Series, skuWeights, warmup } from '../world/demand.ts';
import type { Complaint } from './complaints.ts';
import { createOrder, type Order, randomSecond } from './order.ts';
import { complaintTalk, ordinaryTalk, smokeTalk, type Topic, type Turn } from './talk.ts';

export interface Agent {
  account: string;
  team: string;
  vendor: string;
}
export interface Chat {
  order: Order;
  /** Whether the export knows the order; a question before the purchase has none. */
  ordered: boolean;
  at: number;
  agent: Agent;
  turns: Turn[];
  leaves: string[];
  topic: Topic | 'complaint';
  incident: string | null;
}

const names = ['小美', '豆豆', '可可', '安安', '小雨', '乐乐', '阿宁', '朵朵'];
const teams: Record<string, string[]> = {
  天猫旗舰店: ['女装一组', '男装一组'],
  天猫童装店: ['童装一组', '童装二组'],
  京东自营: ['京东一组'],
  京东家电店: ['家电组'],
  抖音旗舰店: ['直播组'],
  拼多多专卖店: ['综合组'],
};
const end = dayCount * daySeconds;

function drawAgent(random: Random, listing: Listing): Agent {
  const index = random.int(0, names.length - 1);
  const team = random.pick(teams[listing.shop.name] ?? ['综合组']);
  return {
    account: `${listing.shop.name.replace(/^(天猫|京东|抖音|拼多多)/, '')}:${names[index] ?? '小美'}`,
    team,
    vendor: index < 5 ? '自营' : '云声',
  };
}

function fromComplaint(random: Random, phrases: Phrases, complaint: Complaint, at: number): Chat {
  return {
    order: complaint.order,
    ordered: true,
    at,
    agent: drawAgent(random, complaint.order.listing),
    turns: complaintTalk(random, phrases, complaint, at),
    leaves: complaint.second === null ? [complaint.leaf] : [complaint.leaf, complaint.second],
    topic: 'complaint',
    incident: complaint.incident,
  };
}

const topics: Topic[] = ['presale', 'status', 'howto', 'request', 'thanks'];

function ordinaryOf(seed: number, phrases: Phrases, series: Series): Chat[] {
  const { listing } = series;
  const random = createRandom(seed, `chats:${listing.id}:${series.sku}`);
  const found: Chat[] = [];
  for (let day = 0; day < dayCount; day += 1) {
    const count = random.poisson((series.orders[day + warmup] ?? 0) * 0.0023);
    for (let i = 0; i < count; i += 1) {
      const topic = topics[random.weighted([46, 20, 10, 20, 4])] ?? 'presale';
      const sku = listing.skus[random.weighted(skuWeights(listing))] ?? random.pick(listing.skus);
      const order = createOrder(random, listing, sku, topic === 'status' ? day + 2 : day - 1);
      const at = randomSecond(random, day);
      found.push({
        order,
        ordered: topic !== 'presale',
        at,
        agent: drawAgent(random, listing),
        turns: ordinaryTalk(random, phrases, topic, order, at),
        leaves: [],
        topic,
        incident: null,
      });
    }
  }
  return found;
}

function smokeChat(seed: number, phrases: Phrases, series: readonly Series[]): Chat[] {
  const random = createRandom(seed, 'incident:humidifier-smoke');
  const listing = series.find(
    (one) => one.listing.product.id === 'H5' && one.listing.shop.platform === '京东',
  )?.listing;
  if (listing === undefined) throw new Error('the humidifier has no JD listing');
  const at = secondOf('2026-11-10 14:22:05');
  const day = Math.floor(at / daySeconds);
  const order = {
    ...createOrder(random, listing, random.pick(listing.skus), day - 1),
    signedAt: secondOf('2026-11-09 18:31:20'),
  };
  return [
    {
      order,
      ordered: true,
      at,
      agent: drawAgent(random, listing),
      turns: smokeTalk(random, phrases, order, at),
      leaves: ['safety.hazard'],
      topic: 'complaint',
      incident: 'humidifier-smoke',
    },
  ];
}

/** All conversations in the order of time. */
export function drawChats(
  seed: number,
  phrases: Phrases,
  series: readonly Series[],
  complaints: readonly Complaint[],
): Chat[] {
  const random = createRandom(seed, 'chat-texts');
  const complaining = complaints.flatMap((complaint) =>
    complaint.voices
      .filter((voice) => voice.channel === 'chat')
      .map((voice) => fromComplaint(random, phrases, complaint, voice.at)),
  );
  return [
    ...complaining,
    ...series.flatMap((one) => ordinaryOf(seed, phrases, one)),
    ...smokeChat(seed, phrases, series),
  ]
    .filter((chat) => (chat.turns.at(-1)?.at ?? chat.at) < end)
    .sort((a, b) => a.at - b.at || (a.order.id < b.order.id ? -1 : 1));
}
