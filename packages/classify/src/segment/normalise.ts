import { endOfMaskToken } from '@voc/core';
import { CodeClass, codeTable, manyForm } from './code-table.ts';
import { Slab } from './slab.ts';

/** A text in normal form, unit by unit, with the way back to the original offsets. */
export interface NormalText {
  text: string;
  codes: Uint16Array;
  /** Offset in the original text where each unit began; one more entry holds the original length. */
  origin: Uint32Array;
  length: number;
}

let codes = new Uint16Array(4096);
let origin = new Uint32Array(4096);
const codeSlab = new Slab((size) => new Uint16Array(size));
const originSlab = new Slab((size) => new Uint32Array(size));

function grow(size: number): void {
  const wider = new Uint16Array(size * 2);
  wider.set(codes);
  codes = wider;
  const widerOrigin = new Uint32Array(size * 2);
  widerOrigin.set(origin);
  origin = widerOrigin;
}

const isHigh = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** True when a further unit would only repeat what stands: letters and digits twice, punctuation and space once. */
function repeats(code: number, at: number, codeClass: Uint8Array): boolean {
  if (at === 0 || codes[at - 1] !== code) return false;
  if (codeClass[code] !== CodeClass.word) return true;
  return at > 1 && codes[at - 2] === code;
}

const bracket = 91;
const blank = 32;
const zero = 48;
/** First characters of the tokens that stand for numbers; the model was trained on texts that held the numbers. */
const numberTokens = new Set(['手', '身', '银', 'Q', '单'].map((char) => char.charCodeAt(0)));

const decoder = new TextDecoder('utf-16le');

/**
 * Normal form for segmentation and features: NFKC, 繁→简, lower case, digits folded, repeats squeezed, a token of
 * masking as a number or one blank.
 * `origin` maps every unit back to its UTF-16 offset in `raw`.
 */
export function normalise(raw: string): NormalText {
  const { form, many, codeClass } = codeTable();
  let n = 0;
  for (let i = 0; i < raw.length; i++) {
    if (n + 24 > codes.length) grow(codes.length);
    const code = raw.charCodeAt(i);
    const masked = code === bracket ? endOfMaskToken(raw, i) : i;
    if (masked > i && numberTokens.has(raw.charCodeAt(i + 1))) {
      for (let digits = 0; digits < 2; digits++) {
        if (repeats(zero, n, codeClass)) break;
        codes[n] = zero;
        origin[n++] = i;
      }
      i = masked - 1;
      continue;
    }
    const normal = masked > i ? blank : (form[code] ?? blank);
    if (normal === manyForm) {
      for (const unit of (many.get(code) ?? '').slice(0, 20).split('')) {
        codes[n] = unit.charCodeAt(0);
        origin[n++] = i;
      }
    } else if (isHigh(normal) && isLow(raw.charCodeAt(i + 1))) {
      codes[n] = code;
      origin[n++] = i++;
      codes[n] = raw.charCodeAt(i);
      origin[n++] = i - 1;
    } else {
      const single = isHigh(normal) || isLow(normal) ? blank : normal;
      if (!repeats(single, n, codeClass)) {
        codes[n] = single;
        origin[n++] = i;
      }
      if (masked > i) i = masked - 1;
    }
  }
  origin[n] = raw.length;
  const own = codeSlab.copy(codes, n);
  return { text: decoder.decode(own), codes: own, origin: originSlab.copy(origin, n + 1), length: n };
}
