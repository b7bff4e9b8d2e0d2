import { groupOf } from '@voc/core';
import type { Finding } from '../schema-sections.ts';

/** Page one shows at most this many. */
const limit = 3;

export interface FoundThings {
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

const isSure = ({ confidence }: Finding): boolean => confidence === '高';
const isUnsure = (finding: Finding): boolean => !isSure(finding);

const groupKey = ({ product, category }: Finding): string => product?.productId ?? groupOf(category);

/** One finding a product, and one a group where no product leads: the rest of the group says the same again. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = groupKey(finding);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * At most three findings for page one: one red line, then sure products and spikes that last, then rises of whole
 * categories, then what is less sure. A running spike of 描述不符 always stands among them, in the last place if
 * need be: it has one cause that one person can put right.
 */
export function orderFindings({ redLines, products, lasting, categories, spiking }: FoundThings): Finding[] {
  const ordered = distinct([
    ...redLines.slice(0, 1),
    ...products.filter(isSure),
    ...lasting.filter(isSure),
    ...categories,
    ...products.filter(isUnsure),
    ...lasting.filter(isUnsure),
  ]);
  const first = ordered.slice(0, limit);
  const spike = ordered.find((finding) => spiking.has(finding));
  if (!spike || first.includes(spike)) return first;
  return [...first.slice(0, limit - 1), spike];
}
