import type { Category, Classification, ClassifyInput, Taxonomy } from '@voc/core';
import { buildMarkers, Extractor, extractItem, FeatureList, readParts } from '../features/index.ts';
import type { Lexicon } from '../lexicon/index.ts';
import { decide, type Model, Scorer, toRule } from '../model/index.ts';
import { buildPatterns, findHits } from '../patterns/index.ts';
import type { Segmenter } from '../segment/index.ts';
import { findEvidence, type Quotable, quotables } from './find-evidence.ts';
import { findPraises } from './find-praises.ts';
import { findRedLines } from './find-red-lines.ts';
import { findTopics } from './find-topics.ts';
import { findWishes } from './find-wishes.ts';
import { gradeItem, gradesOf } from './grade-item.ts';
import { isUnresolved } from './is-unresolved.ts';

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
}

/** Three decimals, so that the last bits of a machine's exponential function never show. */
const logistic = (score: number): number => Math.round(1000 / (1 + Math.exp(-score))) / 1000;

const withWords = (places: readonly Quotable[]): boolean => places.some((place) => place.clauses.length > 0);

/** Builds a classifier; the model's tables and the lexicon's phrases are laid out once. */
export function createClassifier({ model, taxonomy, lexicon, segmenter }: ClassifierParts): Classifier {
  const { classes, decision, modelVersion } = model.meta;
  const scorer = new Scorer(model);
  const rule = toRule(classes, decision);
  const extractor = new Extractor(buildMarkers(lexicon.markers));
  const patterns = buildPatterns(lexicon, [
    'escalators',
    'praises',
    'red-lines',
    'resigned',
    'topics',
    'wishes',
  ]);
  const grades = gradesOf(taxonomy);
  const list = new FeatureList();

  const classify = (input: ClassifyInput): Classification => {
    const parts = readParts(input, segmenter);
    extractItem(input, parts, extractor, list);
    const scores = scorer.score(list);
    const places = quotables(input, parts);
    const hits = findHits(
      patterns,
      places.map((place) => place.part),
    );
    const verdict = decide(scores, rule);
    const found = withWords(places) ? verdict.leaves : [];
    const categories = found.map(
      (cls): Category => ({
        id: classes[cls] ?? '',
        confidence: logistic(scores[cls] ?? 0),
        evidence: findEvidence(places, list, scorer, cls),
      }),
    );
    const leaves = categories.map((category) => category.id);
    const redLines = findRedLines(hits, places);
    const grading = gradeItem(
      leaves,
      hits,
      grades,
      redLines.some((line) => line.kind === 'regulator'),
    );
    return {
      id: input.id,
      intent: verdict.leaves.length > 0 && leaves.length === 0 ? 'noise' : verdict.intent,
      sentiment: verdict.sentiment,
      categories,
      ...grading,
      modelVersion,
      praises: findPraises(hits, places, new Set(leaves)),
      wishes: findWishes(hits, places),
      redLines,
      topics: findTopics(hits, places),
      unresolved: isUnresolved(input, hits, leaves.length > 0),
    };
  };
  return { modelVersion, classify };
}
