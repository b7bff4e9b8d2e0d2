import type { Classification, ClassifyInput, Evidence } from '@voc/core';

/** The scores of an item's leaves and which of them are given; see `createProbe`. */
type Probe = (input: ClassifyInput) => { scoreOf(leaf: string): number | undefined; leaves: string[] };

/** What becomes of labels when their evidence is taken away, kept alone, or something else of equal length is taken. */
export interface EvidenceScore {
  labels: number;
  /** Shares of labels: evidence within 40 characters and two fifths of the item (of items of 15 and more). */
  short: number;
  /** The score falls without the evidence. */
  drops: number;
  /** It falls by more than without a random stretch of equal length; over labels where there is another stretch. */
  dropsMore: number;
  /** The label is still given for the evidence alone. */
  stays: number;
}

const shortItem = 15;
const mostChars = 40;
const mostShare = 0.4;

interface Span {
  turn: number;
  start: number;
  end: number;
}

const textsOf = (input: ClassifyInput): string[] =>
  input.turns ? input.turns.map((turn) => turn.text) : [input.text ?? ''];

function withTexts(input: ClassifyInput, texts: readonly string[]): ClassifyInput {
  if (!input.turns) return { ...input, text: texts[0] ?? '' };
  return { ...input, turns: input.turns.map((turn, i) => ({ ...turn, text: texts[i] ?? '' })) };
}

function without(input: ClassifyInput, spans: readonly Span[]): ClassifyInput {
  const texts = textsOf(input);
  for (const { turn, start, end } of [...spans].sort((a, b) => b.start - a.start))
    texts[turn] = `${texts[turn]?.slice(0, start) ?? ''}${texts[turn]?.slice(end) ?? ''}`;
  return withTexts(input, texts);
}

function only(input: ClassifyInput, spans: readonly Span[]): ClassifyInput {
  const kept = textsOf(input).map((text, turn) =>
    spans
      .filter((span) => span.turn === turn)
      .sort((a, b) => a.start - b.start)
      .map(({ start, end }) => text.slice(start, end))
      .join(','),
  );
  return withTexts(input, kept);
}

const toSpan = ({ turn = 0, start, end }: Evidence): Span => ({ turn, start, end });
const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

/** Another stretch of equal length among the customer's words that lies outside of the evidence. */
function randomSpan(input: ClassifyInput, spans: readonly Span[], random: () => number): Span | undefined {
  const length = lengthOf(spans);
  const places: Span[] = [];
  textsOf(input).forEach((text, turn) => {
    if (input.turns && input.turns[turn]?.role !== 'customer') return;
    for (let start = 0; start + length <= text.length; start++) {
      const end = start + length;
      if (!spans.some((span) => span.turn === turn && span.start < end && start < span.end))
        places.push({ turn, start, end });
    }
  });
  return places[Math.floor(random() * places.length)];
}

/** Checks the evidence of answers by deletion (ERASER's comprehensiveness and sufficiency, DeYoung et al. 2020). */
export function checkEvidence(
  inputs: readonly ClassifyInput[],
  answers: readonly Classification[],
  probe: Probe,
  random: () => number,
): EvidenceScore {
  const counts = { labels: 0, long: 0, short: 0, drops: 0, compared: 0, dropsMore: 0, stays: 0 };
  inputs.forEach((input, i) => {
    const chars = textsOf(input).join('').length;
    const whole = probe(input);
    for (const { id, evidence } of answers[i]?.categories ?? []) {
      const spans = evidence.map(toSpan);
      const score = whole.scoreOf(id);
      if (spans.length === 0 || score === undefined || !whole.leaves.includes(id)) continue;
      counts.labels++;
      if (chars >= shortItem) {
        counts.long++;
        if (lengthOf(spans) <= Math.min(mostChars, chars * mostShare)) counts.short++;
      }
      const drop = score - (probe(without(input, spans)).scoreOf(id) ?? score);
      if (drop > 0) counts.drops++;
      if (probe(only(input, spans)).leaves.includes(id)) counts.stays++;
      const other = randomSpan(input, spans, random);
      if (!other) continue;
      counts.compared++;
      if (drop > score - (probe(without(input, [other])).scoreOf(id) ?? score)) counts.dropsMore++;
    }
  });
  const share = (count: number, of: number): number => Number((count / Math.max(1, of)).toFixed(4));
  return {
    labels: counts.labels,
    short: share(counts.short, counts.long),
    drops: share(counts.drops, counts.labels),
    dropsMore: share(counts.dropsMore, counts.compared),
    stays: share(counts.stays, counts.labels),
  };
}
