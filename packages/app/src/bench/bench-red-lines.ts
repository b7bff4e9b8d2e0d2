import { type Classifier, type HalfScore, readRedLineSet, scoreRedLines } from '@voc/classify';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function tell(name: string, half: HalfScore): string {
  const rows = Object.entries({ all: half.all, ...half.kinds }).map(
    ([kind, { hits, missed, wrong, recall, precision }]) =>
      `  ${kind.padEnd(14)} recall ${percent(recall).padStart(7)}  precision ${percent(precision).padStart(7)}  found ${hits}, missed ${missed}, wrong ${wrong}`,
  );
  const sorts = Object.entries(half.sorts).map(([sort, { items, right }]) => `${sort} ${right}/${items}`);
  const faults = half.faults.map(({ fault, kind, id, text }) => `  ${fault} ${kind} (${id}) ${text}`);
  return [`${name}: ${half.items} items`, ...rows, `  right: ${sorts.join(', ')}`, ...faults].join('\n');
}

/** Recall and precision of red lines on the written items of a folder, as text; faults of what nothing is fitted to stay unnamed. */
export function benchRedLines(dir: string, classifier: Classifier): string {
  const items = readRedLineSet(dir);
  const halves = (['tuned', 'held', 'fresh', 'wild', 'apart'] as const).map((half) => {
    const score = scoreRedLines(items, half, classifier);
    return tell(half, half === 'tuned' || half === 'held' ? score : { ...score, faults: [] });
  });
  return `${halves.join('\n')}\n`;
}
