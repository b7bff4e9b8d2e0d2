import { listMemory } from '../../compose/windows.ts';
import { placeProducts } from '../../lists/place-products.ts';
import { rankByEvidence } from '../../lists/rank-peers.ts';
import { generateLists, type ListWorld } from './generate.ts';
import { jaccard, type ListPair, scoreLists } from './score.ts';

const shown = 20;
const listedWeeks = 12;
const windowWeeks = 4;

export interface RollingScore {
  /** Mean overlap of the first 20 of a week with those of the week before. */
  black: number;
  red: number;
  /** Truly bad (good) among all that were listed. */
  blackPrecision: number;
  redPrecision: number;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);

type Rows = ListWorld['draws'][number]['data'];

function groupRows({ products, draws }: ListWorld): Rows[] {
  const rows = new Map((draws[0]?.data ?? []).map((row) => [row.id, row]));
  const groups = new Map<string, Rows>();
  for (const { id, category } of products) {
    const row = rows.get(id);
    if (row) groups.set(category, [...(groups.get(category) ?? []), row]);
  }
  return [...groups.values()];
}

const sumOf = (values: readonly number[], from: number): number =>
  values.slice(from, from + windowWeeks).reduce((sum, one) => sum + one, 0);

/** Standings of every four-week window, judged once. */
function standingsOf(world: ListWorld, windows: number) {
  const groups = groupRows(world);
  return Array.from({ length: windows }, (_, week) =>
    groups.flatMap((rows) =>
      rankByEvidence(
        rows.flatMap(({ id, orders, complaints }) => {
          const exposure = sumOf(orders, week);
          return exposure > 0 ? [{ productId: id, complaints: sumOf(complaints, week), exposure }] : [];
        }),
      ),
    ),
  );
}

/**
 * Lists of twelve weeks over the last four each, rates constant, made as reports make them: every week anew from the
 * windows it remembers (none of them with `memory` 0).
 */
export function rollLists(seed: number, memory: number = listMemory): RollingScore {
  const windows = listedWeeks + memory;
  const world = generateLists(seed, { weeks: windows + windowWeeks - 1, draws: 1 });
  const standings = standingsOf(world, windows);
  const lists = Array.from({ length: listedWeeks }, (_, week): ListPair => {
    let places: ReturnType<typeof placeProducts> | null = null;
    for (const one of standings.slice(week, week + memory + 1))
      places = placeProducts(one, places?.places ?? new Map(), shown);
    const ids = (side: 'black' | 'red'): string[] => places?.[side].map(({ productId }) => productId) ?? [];
    return { black: ids('black'), red: ids('red') };
  });
  const overlap = (side: 'black' | 'red'): number =>
    mean(lists.slice(1).map((one, week) => jaccard(lists[week]?.[side] ?? [], one[side])));
  const precision = (side: 'black' | 'red'): number =>
    mean(lists.flatMap((one) => scoreLists(world, one)[side].precision20 ?? []));
  return {
    black: overlap('black'),
    red: overlap('red'),
    blackPrecision: precision('black'),
    redPrecision: precision('red'),
  };
}
