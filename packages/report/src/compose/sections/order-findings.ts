import { groupOf } from '@voc/core';
import type { Finding } from '../schema-sections.ts';

/** Page one shows at most this many. */
const limit = 3;

export interface FoundThings {
  /** Red lines of the period that are more than one case, and that nobody handles yet; the gravest first. */
  redLines: readonly Finding[];
  /** Rises that one product leads, and spikes of the period or growing in it, most complaints first. */
  products: readonly Finding[];
  /** Spikes that began before the period and do not grow. */
  lasting: readonly Finding[];
  /** Rises of whole categories, the best evidence first. */
  categories: readonly Finding[];
  /** Which of them a running alert or signal of 描述不符 stands behind. */
  spiking: ReadonlySet<Finding>;
}

/** What page one tells in full, and what it tells in a line. */
export interface OrderedFindings {
  first: Finding[];
  rest: Finding[];
}

const isSure = ({ confidence }: Finding): boolean => confidence === '高';
const isUnsure = (finding: Finding): boolean => !isSure(finding);

/** Those whose key has not come before. */
function distinct(findings: readonly Finding[], keyOf: (finding: Finding) => string): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = keyOf(finding);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const productOrCategory = ({ product, category }: Finding): string => product?.productId ?? category;
/** One finding a group where no product leads: the rest of the group has the same owner. */
const productOrGroup = ({ product, category }: Finding): string => product?.productId ?? groupOf(category);

/**
 * Page one: one red line, then sure products and spikes that last, then rises of whole categories, then what is less
 * sure, at most three in full and the rest a line each. A running spike of 描述不符 that is new always stands among the three, in
 * the last place if need be: it has one cause that one person can put right. A red line hides nothing else of its product.
 */
export function orderFindings({
  redLines,
  products,
  lasting,
  categories,
  spiking,
}: FoundThings): OrderedFindings {
  const grave = redLines.slice(0, 1);
  const others = distinct(
    [
      ...products.filter(isSure),
      ...lasting.filter(isSure),
      ...categories,
      ...products.filter(isUnsure),
      ...lasting.filter(isUnsure),
    ],
    productOrCategory,
  );
  const ordered = [...grave, ...distinct(others, productOrGroup)];
  const first = ordered.slice(0, limit);
  const spike = ordered.find((finding) => spiking.has(finding));
  if (spike && !first.includes(spike)) first.splice(limit - 1, 1, spike);
  return { first, rest: others.filter((finding) => !first.includes(finding)) };
}
