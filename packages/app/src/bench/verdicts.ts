import type { Evidence } from '@voc/core';
import { RejectedFileError } from '@voc/core';
import { z } from 'zod';
import type { DrawnLabel } from './draw-labels.ts';

/** What a person found of the evidence of one label. */
const Judgement = z.object({
  /** Whether the words quoted hold the reason for the label. */
  verdict: z.enum(['covers', 'partly', 'no']),
  /** Whether the label itself is right; that of a wrong one is covered by what led to it. */
  given: z.enum(['right', 'wrong']),
  /** One word. */
  why: z.string(),
});
type Judgement = z.infer<typeof Judgement>;

/** Judgements by `keyOf`. */
export type Verdicts = ReadonlyMap<string, Judgement>;

/** Columns of a file of verdicts, split by tabs; what stands in further columns is not read. */
export const verdictColumns = ['id', 'label', 'quoted', 'verdict', 'given', 'why'] as const;

const placeOf = ({ turn, start, end }: Evidence): string =>
  `${turn === undefined ? '' : `${turn}:`}${start}-${end}`;

/** Where the words quoted stand, without the words: `12-20 31-40`, of a conversation `3:0-8` with the turn before it. */
const quotedOf = ({ evidence }: DrawnLabel): string => evidence.map(placeOf).join(' ');

/** Item, label and place: a judgement says nothing about other words quoted for the same label. */
export const keyOf = (drawn: DrawnLabel): string => [drawn.input.id, drawn.label, quotedOf(drawn)].join('\t');

/** Reads verdicts below a line of column names; rows not judged yet are left out. RejectedFileError for a row that is wrong. */
export function readVerdicts(text: string, file: string): Verdicts {
  const verdicts = new Map<string, Judgement>();
  text.split(/\r?\n/).forEach((line, i) => {
    const [id = '', label = '', quoted = '', verdict = '', given = '', why = ''] = line.split('\t');
    if (i === 0 || verdict === '') return;
    const judged = Judgement.safeParse({ verdict, given, why });
    if (!judged.success) {
      const column = judged.error.issues[0]?.path.join('.');
      const remedy = 'verdict 填 covers、partly 或 no,given 填 right 或 wrong';
      throw new RejectedFileError({ file, row: i + 1, column, problem: '内容不符合要求', remedy });
    }
    verdicts.set([id, label, quoted].join('\t'), judged.data);
  });
  return verdicts;
}

/** How a sample was judged. */
export interface VerdictCount {
  sampled: number;
  /** Labels of the sample with a judgement of just this evidence. */
  judged: number;
  covers: number;
  partly: number;
  no: number;
  wrongLabels: number;
  /** Share of the judged whose evidence covers the reason. */
  share: number;
}

export function countVerdicts(sample: readonly DrawnLabel[], verdicts: Verdicts): VerdictCount {
  const judged = sample.flatMap((drawn) => verdicts.get(keyOf(drawn)) ?? []);
  const count = (verdict: Judgement['verdict']): number =>
    judged.filter((one) => one.verdict === verdict).length;
  const covers = count('covers');
  return {
    sampled: sample.length,
    judged: judged.length,
    covers,
    partly: count('partly'),
    no: count('no'),
    wrongLabels: judged.filter(({ given }) => given === 'wrong').length,
    share: Number((covers / Math.max(1, judged.length)).toFixed(4)),
  };
}
