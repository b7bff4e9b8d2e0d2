import { canonicalJson, sha256 } from './canonical.ts';
import type { ReportFacts, Window } from './facts/types.ts';
import type { Fingerprints } from './schema-values.ts';

/** A window's counts and units as lines in one order, whatever the order of reading. */
function linesOf({ start, end, counts, units }: Window): string[] {
  const counted = counts.map((row) =>
    [row.productId, row.measure, row.category, row.kind, row.platform, row.count].join('\t'),
  );
  const sold = [...units].map(([productId, sum]) => `${productId}\t${sum}`);
  return [`${start} ${end}`, ...counted.sort(), ...sold.sort()];
}

/** SHA-256 of everything a report was made from: where two reports differ, these tell in what. */
export function fingerprintsOf(facts: ReportFacts): Fingerprints {
  const {
    current,
    previous,
    list,
    data,
    taxonomy,
    modelVersion,
    modelError,
    mappings,
    calendar,
    advice,
    program,
  } = facts;
  const windows = [current, ...(previous ? [previous] : []), list].flatMap(linesOf);
  const read = [data.items, data.templates, data.quarantined].map((rows) =>
    rows.map((row) => canonicalJson(row)).sort(),
  );
  return {
    data: sha256(canonicalJson({ windows, read })),
    taxonomy: sha256(canonicalJson(taxonomy)),
    model: sha256(canonicalJson({ modelVersion, modelError })),
    mappings: sha256(canonicalJson([...mappings].sort())),
    configuration: sha256(canonicalJson(advice ? { calendar, advice } : calendar)),
    ...(program === undefined ? {} : { program }),
  };
}
