import { canonicalJson, sha256 } from './canonical.ts';

/**
 * What a report says, without the fingerprints of what it was made from: a mapping that was added to the house makes no
 * new revision of a report that says the same.
 */
export function essenceOf(content: string): string {
  const { fingerprints: _, ...said } = JSON.parse(content) as Record<string, unknown>;
  return sha256(canonicalJson(said));
}
