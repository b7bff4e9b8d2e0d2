import { RedLineKind } from '@voc/core';
import type { LabelledItem } from '../eval/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { readRedLineSet, WordClasses } from '../red-lines/index.ts';
import type { Segmenter } from '../segment/index.ts';
import type { ToldItem } from './red-line-windows.ts';
import type { TrainRedLines } from './train-red-lines.ts';

/** Labels know no leaf for it, so that items that name an authority would count as if they named none. */
const authority = /12315|工商|消协|曝光|起诉|律师|法院|媒体|记者|市场监|质监|药监|报警|消费者协会|电视台/;

/** Texts written for leaves: their anger is invented, and 给个说法 beside invented dangers taught that anger is one. */
const isInvented = ({ source }: LabelledItem): boolean => source?.startsWith('written-') ?? false;

/** Halves that figures are kept for. */
const measured = new Set<string>(['fresh', 'wild', 'apart']);
const ofLeaf = new Set<string>(RedLineKind.options);

function toTold(item: LabelledItem): ToldItem {
  const { id, kind, text, turns, leaves } = item;
  const kinds = leaves.filter((leaf) => ofLeaf.has(leaf)).map((leaf) => RedLineKind.parse(leaf));
  return { input: { id, kind, text, turns }, kinds };
}

const wordsOf = ({ text, turns }: LabelledItem): string =>
  text ?? (turns ?? []).map((turn) => turn.text).join(' ');

/** What the scorer of red lines learns from: written items that no figure is kept for, and labelled ones that customers said. */
export function redLineInput(
  { redLines, lexicon, segmenter }: { redLines: readonly string[]; lexicon: Lexicon; segmenter: Segmenter },
  labels: readonly LabelledItem[],
): TrainRedLines {
  return {
    written: redLines.flatMap((dir) => readRedLineSet(dir)).filter(({ half }) => !measured.has(half)),
    real: labels.filter((item) => !isInvented(item) && !authority.test(wordsOf(item))).map(toTold),
    classes: new WordClasses(lexicon.tables['red-line-words']),
    segmenter,
  };
}
