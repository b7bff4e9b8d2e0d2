import type {
  Category,
  Classification,
  ClassifyInput,
  ClassifyOutput,
  Grade,
  Intent,
  LeafMap,
  RefundReasons,
  Taxonomy,
} from '@voc/core';
import {
  findEvidence,
  type Quotable,
  quotables,
  type Turns,
  turnsOf,
  type Wording,
  wordingOf,
} from '../evidence/index.ts';
import { findPraises, findTopics, findWishes, isUnresolved } from '../extras/index.ts';
import { type Part, readParts } from '../features/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { calmIntent, confidenceOf, type Model, shift, type Verdict } from '../model/index.ts';
import { buildPatterns, findHits, type Hit, type Patterns } from '../patterns/index.ts';
import { type FoundLines, RedLineFinder } from '../red-lines/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { gradeItem, gradesOf } from './grade-item.ts';
import { isDenied } from './is-denied.ts';
import { isUnreadable } from './is-unreadable.ts';
import { ItemScorer } from './item-scorer.ts';
import { joinRedLines } from './join-red-lines.ts';
import { nameAnew } from './name-anew.ts';
import { isUnsaid, refundCategory } from './refund-category.ts';

export interface ClassifierParts {
  model: Model;
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
}

export interface Classifier {
  modelVersion: string;
  /** Classifies one item; the same input gives the same answer on every machine. */
  classify(input: ClassifyInput): Classification;
  /** Classifies many, in their order: the same answers, quicker, as each step finds its tables still in the cache. */
  classifyMany(inputs: readonly ClassifyInput[]): Classification[];
  /** What `voc classify` prints of many: the same as of their classifications, without looking for anything else. */
  answerMany(inputs: readonly ClassifyInput[]): ClassifyOutput[];
}

/** Three decimals, so that the last bits of a machine's exponential function never show. */
const logistic = (score: number): number => Math.round(1000 / (1 + Math.exp(-score))) / 1000;

const withWords = (places: readonly Quotable[]): boolean => places.some((place) => place.clauses.length > 0);

/** What an item comes to before its red lines. */
interface Heard {
  verdict: Verdict;
  places: Quotable[];
  /** Phrases of the lexicon. */
  hits: Hit[];
  kept: Category[];
  /** The reason of a refund that was chosen and not written. */
  isChosen: boolean;
  isLost: boolean;
}

const noLines: FoundLines = { lines: [], plain: [] };

const tables = ['escalators', 'praises', 'red-lines', 'resigned', 'topics', 'wishes'] as const;

/** Model and lexicon laid out for use, with the buffers every item goes through. */
class ItemClassifier {
  private readonly scorer: ItemScorer;
  private readonly patterns: Patterns;
  private readonly turns: Turns;
  private readonly wording: Wording;
  private readonly redLines: RedLineFinder;
  private readonly grades: ReadonlyMap<string, Grade>;
  private readonly refundReasons: RefundReasons;
  private readonly model: Model;
  private readonly former: LeafMap | undefined;

  constructor({ model, taxonomy, lexicon }: ClassifierParts) {
    this.model = model;
    this.scorer = new ItemScorer(model, lexicon);
    this.patterns = buildPatterns(lexicon, tables);
    this.turns = turnsOf(lexicon.tables.turns);
    this.wording = wordingOf(lexicon);
    this.redLines = new RedLineFinder(lexicon, model.redLines);
    this.grades = gradesOf(taxonomy);
    this.former = taxonomy.former;
    this.refundReasons = lexicon.refundReasons;
  }

  get modelVersion(): string {
    return this.scorer.modelVersion;
  }

  classify(input: ClassifyInput, parts: readonly Part[]): Classification {
    const heard = this.hear(input, parts, true);
    const { hits, kept, places, verdict } = heard;
    const found = this.redLines.find(hits, places, kept, verdict.sentiment !== 'pos');
    const { escalators, leaves, ...output } = this.output(input, heard, found);
    return {
      ...output,
      escalators,
      praises: findPraises(hits, places, new Set(leaves)),
      wishes: findWishes(hits, places),
      redLines: found.lines,
      topics: findTopics(hits, places),
      unresolved: isUnresolved(input, hits, leaves.length > 0),
    };
  }

  /** The same as `classify` as far as it is printed: red lines are told of nothing but a complaint. */
  answer(input: ClassifyInput, parts: readonly Part[]): ClassifyOutput {
    const heard = this.hear(input, parts, false);
    const { hits, kept, places } = heard;
    const found = kept.length > 0 ? this.redLines.findPlain(hits, places, kept) : noLines;
    const { id, intent, sentiment, categories, grade, modelVersion } = this.output(input, heard, found);
    return { id, intent, sentiment, categories, grade, modelVersion };
  }

  /** Places and phrases are looked for in what complains, or in `all`. */
  private hear(input: ClassifyInput, parts: readonly Part[], all: boolean): Heard {
    const verdict = this.scorer.score(input, parts);
    const chosen = refundCategory(input, this.refundReasons);
    const isChosen = chosen !== undefined;
    const complains = isChosen || verdict.leaves.length > 0;
    const own = parts.filter(({ agent }) => !agent);
    const isLost = isUnreadable(own);
    const isAsked = all || complains;
    const places = isAsked ? quotables(input, own) : [];
    const hits = isAsked ? findHits(this.patterns, own) : [];
    const isHeard = complains && withWords(places) && !isUnsaid(input) && !isLost;
    const kept = chosen ? [chosen] : isHeard ? this.categorise(verdict.leaves, places, hits) : [];
    return { verdict, places, hits, kept, isChosen, isLost };
  }

  private output(
    input: ClassifyInput,
    { verdict, hits, kept, isChosen, isLost }: Heard,
    { lines, plain }: FoundLines,
  ): ClassifyOutput & { escalators: string[]; leaves: string[] } {
    const categories = nameAnew(joinRedLines(kept, plain), this.former);
    const leaves = categories.map((category) => category.id);
    const namesRegulator = lines.some(({ kind }) => kind === 'regulator');
    const denied = verdict.leaves.length > 0 && leaves.length === 0;
    const calm = (): Intent => (denied ? calmIntent(this.scorer.scores, this.scorer.rule) : verdict.intent);
    return {
      id: input.id,
      intent: isLost ? 'noise' : isChosen ? 'complaint' : calm(),
      sentiment: isLost ? 'neu' : isChosen ? 'neg' : verdict.sentiment,
      categories,
      ...gradeItem(leaves, hits, this.grades, namesRegulator),
      modelVersion: this.scorer.modelVersion,
      leaves,
    };
  }

  /** The leaves that the model gives, but for those whose words the customer denies. */
  private categorise(
    leaves: readonly number[],
    places: readonly Quotable[],
    hits: readonly Hit[],
  ): Category[] {
    return leaves.flatMap((leaf, place) => {
      const id = this.model.meta.classes[leaf] ?? '';
      const { evidence, speaking } = findEvidence(places, {
        lay: this.scorer.layerOf(leaf),
        turns: this.turns,
        wording: this.wording,
      });
      if (isDenied(id, speaking, hits)) return [];
      return [{ id, confidence: this.confidence(leaf, leaves.length, place), evidence }];
    });
  }

  private confidence(leaf: number, count: number, place: number): number {
    const { scores, rule } = this.scorer;
    const score = scores[leaf] ?? 0;
    const { meta, mixed } = this.model;
    const { calibration, shifts } = mixed?.meta ?? meta;
    if (!calibration) return logistic(score);
    const confidence = confidenceOf(calibration, score - (rule.thresholds[leaf] ?? 0));
    return shifts ? shift(confidence, shifts, { leaf: meta.classes[leaf] ?? '', count, place }) : confidence;
  }
}

/** Items that go through each step together: few enough for their tokens to stay in the cache. */
const atOnce = 100;

/** Builds a classifier; the model's tables and the lexicon's phrases are laid out once. */
export function createClassifier(parts: ClassifierParts): Classifier {
  const { segmenter } = parts;
  const one = new ItemClassifier(parts);
  const many = <T>(
    inputs: readonly ClassifyInput[],
    answer: (input: ClassifyInput, parts: readonly Part[]) => T,
  ): T[] => {
    const answers: T[] = [];
    for (let from = 0; from < inputs.length; from += atOnce) {
      const some = inputs.slice(from, from + atOnce);
      const read = readParts(some, segmenter);
      some.forEach((input, i) => {
        answers.push(answer(input, read[i] ?? []));
      });
    }
    return answers;
  };
  const classify = (input: ClassifyInput): Classification =>
    one.classify(input, readParts([input], segmenter)[0] ?? []);
  return {
    modelVersion: one.modelVersion,
    classify,
    classifyMany: (inputs) => many(inputs, (input, parts) => one.classify(input, parts)),
    answerMany: (inputs) => many(inputs, (input, parts) => one.answer(input, parts)),
  };
}
