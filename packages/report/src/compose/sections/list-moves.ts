import { explainMove, type MoveReason } from '../../lists/explain-move.ts';
import type { Side } from '../../lists/place-products.ts';
import { thousands } from '../../thousands.ts';
import type { Context } from '../facts/context.ts';
import type { Contender } from '../facts/rank.ts';
import type { ListMove } from '../schema-sections.ts';
import { contendersOf, type JudgedWindow, type Peers } from './list-peers.ts';

/** 新上, 回榜, or for how many periods in a row it has been there. */
export function standingOf(side: Side, productId: string, windows: readonly JudgedWindow[]): string {
  const periods = windows.at(-1)?.placed.places.get(productId)?.periods ?? 1;
  // As far back as is remembered; it may have been there longer.
  if (periods > 1) return periods === windows.length ? `连续${periods}期以上` : `连续${periods}期`;
  const earlier = windows.slice(0, -1);
  return earlier.some(({ placed }) => placed.places.get(productId)?.side === side) ? '回榜' : '新上';
}

const perThousand = (one: Contender): string => ((one.complaints / one.exposure) * 1000).toFixed(1);

interface Step {
  came: boolean;
  then: Contender | null;
  now: Contender | null;
  medians: [number | null, number | null];
}

function reasonText(reason: MoveReason, { came, then, now, medians }: Step, { basis }: Peers): string {
  const word = basis.name.slice(0, 2);
  if (reason === 'places') return came ? '上期已达标,本期有空位' : '仍达标,名次让位给证据更强的款';
  if (reason === 'unseen' || !then || !now)
    return came ? `上期没有${word},无从评定` : `本期没有${word},无从评定`;
  if (reason === 'rate') return `投诉率 ${perThousand(then)}→${perThousand(now)}‰`;
  if (reason === 'exposure') {
    const exposure = `${word}量 ${thousands(then.exposure)}→${thousands(now.exposure)}`;
    return `${exposure},证据${came ? '够了' : '不够了'}(投诉率 ${perThousand(then)}→${perThousand(now)}‰)`;
  }
  const [before, after] = medians.map((median) => (median === null ? '—' : (median * 1000).toFixed(1)));
  return `同组中位 ${before}→${after}‰,自身 ${perThousand(then)}→${perThousand(now)}‰`;
}

/**
 * Who came and who went since the list before, and why. The list before is made anew from today's data by today's method,
 * so that late rows, corrections and another method cannot pass for a change; they make a new revision of its own report.
 */
export function composeMoves(
  context: Pick<Context, 'list' | 'listsBefore' | 'refOf'>,
  groups: readonly Peers[],
  windows: readonly JudgedWindow[],
): ListMove[] {
  const frames = [...context.listsBefore, context.list].slice(-2);
  const [before, after] = windows.slice(-2);
  const [frameThen, frameNow] = frames;
  if (!before || !after || !frameThen || !frameNow) return [];
  // The same rows for every product of a group, so that they are fitted once.
  const rows = new Map<Peers, { peersThen: Contender[]; peersNow: Contender[] }>();
  const rowsOf = (peers: Peers) => {
    const known = rows.get(peers) ?? {
      peersThen: contendersOf(peers, frameThen),
      peersNow: contendersOf(peers, frameNow),
    };
    rows.set(peers, known);
    return known;
  };
  const moveOf = (side: Side, productId: string, came: boolean): ListMove[] => {
    const peers = groups.find(({ productIds }) => productIds.includes(productId));
    if (!peers) return [];
    const { peersThen, peersNow } = rowsOf(peers);
    const find = (rows: readonly Contender[]): Contender | null =>
      rows.find((row) => row.productId === productId) ?? null;
    const [then, now] = [find(peersThen), find(peersNow)];
    const median = (window: JudgedWindow): number | null => window.standings.get(productId)?.median ?? null;
    const step: Step = { came, then, now, medians: [median(before), median(after)] };
    const reason = explainMove({ side, came, then, now, peersThen, peersNow });
    const move = came ? (standingOf(side, productId, windows) === '回榜' ? '回榜' : '新上') : '下榜';
    return [{ ...context.refOf(productId), side, move, reason: reasonText(reason, step, peers) }];
  };
  return (['black', 'red'] as const).flatMap((side) => {
    const ids = ({ placed }: JudgedWindow): string[] => placed[side].map(({ productId }) => productId);
    const came = ids(after).filter((id) => !ids(before).includes(id));
    const left = ids(before).filter((id) => !ids(after).includes(id));
    return [
      ...came.flatMap((id) => moveOf(side, id, true)),
      ...left.flatMap((id) => moveOf(side, id, false)),
    ];
  });
}
