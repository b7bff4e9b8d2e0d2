import { canonicalJson, sha256 } from './canonical.ts';
import type { Framed } from './facts/context.ts';
import type { ReportFacts, Window } from './facts/types.ts';
import type { Fingerprints } from './schema-values.ts';

/** A window's counts and units as lines in one order, whatever the order of reading. */
function linesOf({ start, end, counts, units }: Window): string[] {
  const counted = sortedLines(counts, ({ productId, measure, category, kind, platform, count }) => [
    productId,
    `${measure}\t${category}\t${kind}\t${platform}\t${count}`,
  ]);
  const sold = sortedLines(units, ([productId, sum]) => [productId, String(sum)]);
  return [`${start} ${end}`, ...counted, ...sold];
}

/** Lines of a product and the rest, sorted: products first and then each by itself, a fraction of the comparisons. */
function sortedLines<T>(rows: Iterable<T>, partsOf: (row: T) => [product: string, rest: string]): string[] {
  const rests = new Map<string, string[]>();
  for (const row of rows) {
    const [product, rest] = partsOf(row);
    const start = `${product}\t`;
    const known = rests.get(start);
    if (known) known.push(rest);
    else rests.set(start, [rest]);
  }
  return [...rests.keys()]
    .sort()
    .flatMap((start) => (rests.get(start) ?? []).sort().map((rest) => start + rest));
}

/** The lines of all windows that a report counts. */
export const windowLinesOf = ({
  current,
  previous,
  list,
}: Pick<Framed, 'current' | 'previous' | 'list'>): string[] =>
  [current, ...(previous ? [previous] : []), list].flatMap(linesOf);

/** SHA-256 of everything a report was made from, `windows` its lines: where two reports differ, these tell in what. */
export function fingerprintsOf(facts: ReportFacts, windows: readonly string[]): Fingerprints {
  const { data, taxonomy, modelVersion, modelError, mappings, calendar, advice, program } = facts;
  const read = [data.items, data.templates, data.quarantined].map((rows) =>
    rows.map((row) => canonicalJson(row)).sort(),
  );
  return {
    // Keys in their order: what `canonicalJson` would write, without a copy of all lines.
    data: sha256(`${JSON.stringify({ read, windows }, null, 1)}\n`),
    taxonomy: sha256(canonicalJson(taxonomy)),
    model: sha256(canonicalJson({ modelVersion, modelError })),
    mappings: sha256(canonicalJson([...mappings].sort())),
    configuration: sha256(canonicalJson(advice ? { calendar, advice } : calendar)),
    ...(program === undefined ? {} : { program }),
  };
}
