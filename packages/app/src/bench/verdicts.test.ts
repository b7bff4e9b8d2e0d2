import type { Classification, ClassifyInput } from '@voc/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeSheet } from './compose-sheet.ts';
import { type DrawnLabel, drawLabels } from './draw-labels.ts';
import { countVerdicts, readVerdicts } from './verdicts.ts';

const labels = ['quality.odor', 'logistics.slow'];
const items: ClassifyInput[] = Array.from({ length: 60 }, (_, i) => ({
  id: `i${i}`,
  kind: 'review',
  text: `第${i}件\t味道大,\n送得也慢`,
}));

const answer = ({ id }: ClassifyInput): Classification => ({
  id,
  intent: 'complaint',
  sentiment: 'neg',
  categories: labels.map((label) => ({
    id: label,
    confidence: 0.9,
    evidence: [{ text: '味道大', start: 4, end: 7 }],
  })),
  grade: 3,
  modelVersion: 'v',
  escalators: [],
  praises: [],
  wishes: [],
  redLines: [],
  topics: [],
  unresolved: false,
});

const draw = (inputs: readonly ClassifyInput[], seed = 1): DrawnLabel[] =>
  drawLabels(inputs, inputs.map(answer), { count: 20, seed });

const judge = (sheet: string, cells: string): string => sheet.replaceAll('\t\t\t\t', `\t${cells}\t`);

describe('drawLabels', () => {
  it('draws the same labels whatever the order of items, and others by another seed', () => {
    const drawn = draw(items);
    expect(drawn).toHaveLength(20);
    expect(new Set(drawn.map(({ label }) => label)).size).toBe(2);
    fc.assert(
      fc.property(fc.shuffledSubarray(items, { minLength: items.length }), (shuffled) => {
        expect(draw(shuffled)).toEqual(drawn);
      }),
      { numRuns: 20 },
    );
    expect(draw(items, 2)).not.toEqual(drawn);
  });

  it('keeps the labels it drew when other items fall away', () => {
    const drawn = draw(items);
    const fewer = new Set(draw(items.slice(1)).map(({ input, label }) => `${input.id} ${label}`));
    for (const { input, label } of drawn)
      if (input.id !== 'i0') expect(fewer.has(`${input.id} ${label}`)).toBe(true);
  });
});

describe('verdicts', () => {
  const sample = draw(items);
  const blank = composeSheet(sample, new Map());

  it('stand on one line each, with places and words', () => {
    const [head, first, ...rest] = blank.trimEnd().split('\n');
    expect(head).toBe('id\tlabel\tquoted\tverdict\tgiven\twhy\tevidence\ttext');
    expect(first).toMatch(/^i\d+\t[a-z.]+\t4-7\t\t\t\t味道大\t第\d+件 味道大, 送得也慢$/);
    expect(rest).toHaveLength(19);
  });

  it('name the turn of a conversation', () => {
    const input: ClassifyInput = { id: 'c', kind: 'chat', turns: [{ role: 'customer', text: '太慢' }] };
    const evidence = [{ text: '太慢', start: 0, end: 2, turn: 0 }];
    const sheet = composeSheet([{ input, label: 'logistics.slow', evidence }], new Map());
    expect(sheet).toContain('c\tlogistics.slow\t0:0-2\t\t\t\t太慢\t[0 customer] 太慢\n');
  });

  it('are none before anything is judged, and written back once it is', () => {
    expect(countVerdicts(sample, readVerdicts(blank, 'f'))).toMatchObject({ judged: 0, share: 0 });
    const judged = judge(blank, 'covers\tright\t');
    const verdicts = readVerdicts(judged, 'f');
    expect(composeSheet(sample, verdicts)).toBe(judged);
  });

  it('are counted, those of other words quoted left aside', () => {
    const sides = ['covers\twrong\t', 'partly\tright\thalf', 'no\tright\telse'];
    const rows = blank.split('\n').map((line, i) => judge(line, sides[i - 1] ?? 'covers\tright\t'));
    const verdicts = readVerdicts(rows.join('\n'), 'f');
    expect(countVerdicts(sample, verdicts)).toEqual({
      sampled: 20,
      judged: 20,
      covers: 18,
      partly: 1,
      no: 1,
      wrongLabels: 1,
      share: 0.9,
    });
    const moved = sample.map((drawn, i) => (i > 1 ? drawn : { ...drawn, evidence: [] }));
    expect(countVerdicts(moved, verdicts)).toMatchObject({ sampled: 20, judged: 18, partly: 0 });
  });

  it.each(['maybe\tright\t', 'covers\t\t'])('%j is refused with its row', (cells) => {
    expect(() => readVerdicts(judge(blank, cells), 'f.tsv')).toThrow(/f\.tsv.*2/);
  });
});
