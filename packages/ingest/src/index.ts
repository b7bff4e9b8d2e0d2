export type { MaskKind, MaskSpan } from './mask/kinds.ts';
export { maskText } from './mask/mask-text.ts';
export type { DetectedEncoding, TextEncoding } from './read/detect-encoding.ts';
export { decodeStream, detectEncoding } from './read/detect-encoding.ts';
