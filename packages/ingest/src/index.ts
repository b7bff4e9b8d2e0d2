export { type Detection, detectMapping, type MappingMatch } from './mapping/detect.ts';
export { parseDay, parseId, parseInstant, parseInteger, parseRating } from './mapping/parse-values.ts';
export {
  ColumnShape,
  FieldMapping,
  FieldType,
  Mapping,
  TargetField,
  Transform,
} from './mapping/schema.ts';
export type { MaskKind, MaskSpan } from './mask/kinds.ts';
export { maskText } from './mask/mask-text.ts';
export type { DetectedEncoding, TextEncoding } from './read/detect-encoding.ts';
export { decodeStream, detectEncoding } from './read/detect-encoding.ts';
