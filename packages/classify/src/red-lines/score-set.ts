import { type RedLine, RedLineKind } from '@voc/core';
import type { Classifier } from '../classify/index.ts';
import type { Half, RedLineItem } from './labelled-set.ts';

/** Counts of kinds over items: a kind that is rightly found, missed, or found where it is not. */
export interface RedLineScore {
  hits: number;
  missed: number;
  wrong: number;
  recall: number;
  precision: number;
}

export interface RedLineFault {
  id: string;
  sort: string;
  kind: RedLineKind;
  fault: 'missed' | 'wrong';
  /** What was quoted, or the whole text where nothing was found. */
  text: string;
}

/** Figures of one half: all kinds together, each kind, and how many of each sort are judged wholly right. */
export interface HalfScore {
  items: number;
  all: RedLineScore;
  kinds: Record<string, RedLineScore>;
  sorts: Record<string, { items: number; right: number }>;
  faults: RedLineFault[];
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

interface Judged {
  item: RedLineItem;
  found: readonly RedLine[];
}

function scoreOf(judged: readonly Judged[], kinds: readonly RedLineKind[]): RedLineScore {
  const counts = { hits: 0, missed: 0, wrong: 0 };
  for (const { item, found } of judged)
    for (const kind of kinds) {
      const isFound = found.some((line) => line.kind === kind);
      if (item.kinds.includes(kind)) counts[isFound ? 'hits' : 'missed']++;
      else if (isFound) counts.wrong++;
    }
  const { hits, missed, wrong } = counts;
  return { ...counts, recall: share(hits, hits + missed), precision: share(hits, hits + wrong) };
}

const textOf = ({ input }: RedLineItem): string =>
  input.text ?? (input.turns ?? []).map(({ role, text }) => `${role.charAt(0)}:${text}`).join(' ');

function faultsOf({ item, found }: Judged): RedLineFault[] {
  const { id } = item.input;
  const missed = item.kinds.filter((kind) => !found.some((line) => line.kind === kind));
  const wrong = found.filter(({ kind }) => !item.kinds.includes(kind));
  return [
    ...missed.map((kind) => ({ id, sort: item.sort, kind, fault: 'missed' as const, text: textOf(item) })),
    ...wrong.map(({ kind }) => ({ id, sort: item.sort, kind, fault: 'wrong' as const, text: textOf(item) })),
  ];
}

/** Recall and precision of red lines on one half of the labelled items. */
export function scoreRedLines(items: readonly RedLineItem[], half: Half, classifier: Classifier): HalfScore {
  const judged = items
    .filter((item) => item.half === half)
    .map((item) => ({ item, found: classifier.classify(item.input).redLines }));
  const sorts: HalfScore['sorts'] = {};
  for (const one of judged) {
    const sort = sorts[one.item.sort] ?? { items: 0, right: 0 };
    sorts[one.item.sort] = sort;
    sort.items++;
    if (faultsOf(one).length === 0) sort.right++;
  }
  return {
    items: judged.length,
    all: scoreOf(judged, RedLineKind.options),
    kinds: Object.fromEntries(RedLineKind.options.map((kind) => [kind, scoreOf(judged, [kind])])),
    sorts,
    faults: judged.flatMap(faultsOf),
  };
}
