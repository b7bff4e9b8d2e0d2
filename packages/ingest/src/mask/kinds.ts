import type { MaskKind } from '@voc/core';

/** One recognised span: offsets in the input, in UTF-16 code units, end exclusive. */
export interface MaskSpan {
  kind: MaskKind;
  start: number;
  end: number;
}
