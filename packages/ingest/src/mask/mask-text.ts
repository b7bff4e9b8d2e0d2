import type { MaskKind } from '@voc/core';
import { maskTokenOf } from '@voc/core/config';
import { closeUp } from './close-up.ts';
import { findQqs, findWechats } from './find-accounts.ts';
import { findAddresses } from './find-addresses.ts';
import { findEmails } from './find-emails.ts';
import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { findOrderCodes } from './find-order-codes.ts';
import { findPlates } from './find-plates.ts';
import type { Finding, MaskSpan } from './kinds.ts';
import { blankOut, buildShadow, type Shadow } from './shadow.ts';

type Finder = (shadow: Shadow, allowed: ReadonlySet<string>) => Finding[];

/** Each reads what the ones before it left: what has a form of its own comes before what only words tell. */
const finders: readonly Finder[] = [
  findEmails,
  findPlates,
  findOrderCodes,
  findWechats,
  findQqs,
  findNumbers,
  findAddresses,
  findNames,
];
/** A masked value may free what stood beside it; more often than this nothing is freed in turn. */
const mostPasses = 4;
const none: ReadonlySet<string> = new Set();

/** Told a token and the value that it stands for, as it was written. */
export type KeepValue = (token: string, value: string) => void;

export interface MaskedText {
  text: string;
  found: MaskSpan[];
}

const inOrder = (a: Finding, b: Finding): number => a.from - b.from;

/** Names that the tokens of the values found so far bring close enough to be told by them. */
function findNamesBesideTokens(rest: Shadow, found: Finding[]): Finding[] {
  if (found.length === 0) return [];
  const { plain, origin } = closeUp(rest, found.sort(inOrder));
  return findNames({ plain }).map((one) => ({
    ...one,
    from: origin[one.from] ?? 0,
    to: (origin[one.to - 1] ?? 0) + 1,
  }));
}

/** All personal values of a shadow, left to right, none overlapping. */
function findAll(shadow: Shadow, allowed: ReadonlySet<string>): Finding[] {
  const found: Finding[] = [];
  /** What each found nothing in: it is not asked about that again. */
  const searched = new Map<Finder, Shadow>();
  let rest = shadow;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = found.length;
    for (const find of finders) {
      if (searched.get(find) === rest) continue;
      const fresh = find(rest, allowed);
      if (fresh.length === 0) {
        searched.set(find, rest);
        continue;
      }
      for (const finding of fresh) found.push(finding);
      rest = blankOut(rest, fresh);
    }
    if (found.length > before) continue;
    const fresh = findNamesBesideTokens(rest, found);
    if (fresh.length === 0) break;
    for (const finding of fresh) found.push(finding);
    rest = blankOut(rest, fresh);
  }
  return found.sort(inOrder);
}

/**
 * Replaces personal data by typed tokens of the key, the same value by the same token however it is spelled. `found`
 * lists the spans in the input (UTF-16 code units, end exclusive), left to right, none overlapping. Masking a masked
 * text finds nothing. `allowed` are numbers of the shop's own, in digits, that stay; `keep` is told what each token stands for.
 */
export function maskText(
  text: string,
  key: string,
  allowed: ReadonlySet<string> = none,
  keep?: KeepValue,
): MaskedText {
  const shadow = buildShadow(text);
  const found: MaskSpan[] = [];
  const tokens = new Map<MaskKind, Map<string, string>>();
  const tokenOf = (kind: MaskKind, value: string): string => {
    const ofKind = tokens.get(kind) ?? new Map<string, string>();
    tokens.set(kind, ofKind);
    const token = ofKind.get(value) ?? maskTokenOf(key, kind, value);
    ofKind.set(value, token);
    return token;
  };
  let masked = '';
  let at = 0;
  for (const { kind, from, to, value } of findAll(shadow, allowed)) {
    const start = shadow.starts[from] ?? 0;
    const end = shadow.ends[to - 1] ?? start;
    if (start < at) continue;
    found.push({ kind, start, end });
    const token = tokenOf(kind, value);
    keep?.(token, text.slice(start, end));
    masked += text.slice(at, start) + token;
    at = end;
  }
  return { text: masked + text.slice(at), found };
}
