export { describeFault, type SetAside } from './describe-fault.ts';
export { type ImportOptions, type ImportResult, importFile } from './import-file.ts';
export { type Inspection, inspectFile } from './inspect-file.ts';
export { loadMappings, type Sources } from './load-mappings.ts';
export type { MaskKind, MaskSpan } from './mask/kinds.ts';
export { maskText } from './mask/mask-text.ts';
export type { DetectedEncoding, TextEncoding } from './read/detect-encoding.ts';
export { decodeStream, detectEncoding } from './read/detect-encoding.ts';
export type { UpcomingVoice } from './upcoming-voice.ts';
