export { BucketSet } from './bucket-set.ts';
export { Extractor, type Part } from './extract-features.ts';
export { extractItem } from './extract-item.ts';
export { FeatureList } from './feature-list.ts';
export { bucketBits, bucketCount, bucketOf, hashText, lengthFactor, roll } from './hash.ts';
export { buildMarkers, type Markers, type MarkName, mark } from './markers.ts';
export { readParts } from './read-parts.ts';
