/** Leaves that two people gave the same item without knowing of each other, primary first; none for no complaint. */
export interface TwoLabels {
  first: readonly string[];
  second: readonly string[];
}

/** How far two people agree. */
export interface Agreed {
  /** Share of items with the same answer. */
  share: number;
  /** Cohen's kappa: agreement beyond what chance alone would give; null where nothing but one answer was given. */
  kappa: number | null;
}

export interface Agreement {
  items: number;
  complaint: Agreed;
  primary: Agreed;
  /** Mean over items that either called a complaint of 2 |both| / (|first| + |second|); null without such items. */
  leavesF1: number | null;
}

/** Cohen's kappa of pairs of answers (Cohen 1960): (p - e) / (1 - e), e being what both would agree on by their shares. */
function agree(pairs: readonly (readonly [string, string])[]): Agreed {
  const shares = (side: 0 | 1): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const pair of pairs) counts.set(pair[side], (counts.get(pair[side]) ?? 0) + 1 / pairs.length);
    return counts;
  };
  const [first, second] = [shares(0), shares(1)];
  const share = pairs.filter(([a, b]) => a === b).length / pairs.length;
  let chance = 0;
  for (const [answer, own] of first) chance += own * (second.get(answer) ?? 0);
  return { share, kappa: first.size === 1 && second.size === 1 ? null : (share - chance) / (1 - chance) };
}

function f1Of({ first, second }: TwoLabels): number {
  const both = first.filter((leaf) => second.includes(leaf)).length;
  return (2 * both) / (first.length + second.length);
}

/** Agreement of people who labelled the same items; null without any. */
export function agreementOf(labels: readonly TwoLabels[]): Agreement | null {
  if (labels.length === 0) return null;
  const complaints = labels.filter(({ first, second }) => first.length + second.length > 0);
  const yes = (leaves: readonly string[]): string => String(leaves.length > 0);
  return {
    items: labels.length,
    complaint: agree(labels.map(({ first, second }) => [yes(first), yes(second)])),
    primary: agree(labels.map(({ first, second }) => [first[0] ?? '', second[0] ?? ''])),
    leavesF1:
      complaints.length === 0
        ? null
        : complaints.reduce((sum, one) => sum + f1Of(one), 0) / complaints.length,
  };
}
