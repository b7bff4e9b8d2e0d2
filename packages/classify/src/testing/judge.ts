import { type Judged, pairUp } from '../eval/index.ts';

type Labelled = Parameters<typeof pairUp>[0][number];

/** An item as it was labelled and answered; answers are leaves, with a confidence where it matters (`quality.fit@0.7`). */
export function judge(
  id: string,
  wanted: readonly string[],
  given: readonly string[],
  more: Partial<Labelled> = {},
): Judged {
  const item: Labelled = {
    id,
    kind: 'review',
    text: '',
    intent: 'complaint',
    sentiment: 'neg',
    leaves: [...wanted],
    ...more,
  };
  const categories = given.map((one) => {
    const [leaf = '', confidence = '0.5'] = one.split('@');
    return { id: leaf, confidence: Number(confidence), evidence: [] };
  });
  const [judged] = pairUp([item], [{ id, intent: 'complaint', sentiment: 'neg', categories }]);
  if (!judged) throw new Error('One item gives one judged item');
  return judged;
}
