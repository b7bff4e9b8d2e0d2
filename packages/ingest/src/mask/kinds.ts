import type { MaskKind } from '@voc/core';

/** One recognised span: offsets in the input, in UTF-16 code units, end exclusive. */
export interface MaskSpan {
  kind: MaskKind;
  start: number;
  end: number;
}

/** A recognised value: units of the shadow, and the value in the one spelling that is hashed. */
export interface Finding {
  kind: MaskKind;
  from: number;
  to: number;
  value: string;
}
