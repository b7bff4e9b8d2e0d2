import type { ClassifyInput } from '@voc/core';
import { addFlag, type Extractor, type Part } from './extract-features.ts';
import type { FeatureList } from './feature-list.ts';

/** Fills `list` with all features of one item: its words, the customer's first, its kind and its stars. */
export function extractItem(
  input: ClassifyInput,
  parts: readonly Part[],
  extractor: Extractor,
  list: FeatureList,
): void {
  list.clear();
  for (const part of parts) if (!part.agent) extractor.extract(part, list);
  list.own = list.count;
  for (const part of parts) if (part.agent) extractor.extract(part, list);
  addFlag(list, `kind:${input.kind === 'chat' ? 'chat' : 'text'}`);
  if (input.productType) addFlag(list, `type:${input.productType.normalize('NFKC').toLowerCase()}`);
  if (input.rating) addFlag(list, `rating:${Math.round(input.rating)}`);
}
