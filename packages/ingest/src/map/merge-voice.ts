import type { FollowUp } from '@voc/core';
import { contentHashOf } from './identity.ts';

/** One wording of a review in a reading. */
export interface VoiceVersion {
  text: string;
  followUps: readonly FollowUp[];
  eventAt: string | null;
  eventOn: string | null;
  /** True where the row says itself that it is a later text. */
  isFollowUp: boolean;
}

export interface StoredVoice {
  itemId: string;
  text: string;
  followUps: FollowUp[];
  eventAt: string | null;
  eventOn: string | null;
  rating: number | null;
  reason: string | null;
  productType: string | null;
}

export interface MergedVoice {
  voice: StoredVoice & { contentHash: string };
  /** How many of the wordings brought a new text. */
  accepted: number;
}

const byTime = (a: FollowUp, b: FollowUp): number => {
  const [left, right] = [`${a.at ?? ''} ${a.text}`, `${b.at ?? ''} ${b.text}`];
  return left < right ? -1 : left > right ? 1 : 0;
};

const isEarlier = (a: string | null, b: string | null): boolean => a !== null && b !== null && a < b;

function addVersion(voice: StoredVoice, version: VoiceVersion): StoredVoice | undefined {
  const known = new Set([voice.text, ...voice.followUps.map(({ text }) => text), '']);
  const later = version.followUps.filter(({ text }) => !known.has(text));
  if (known.has(version.text))
    return later.length === 0 ? undefined : { ...voice, followUps: [...voice.followUps, ...later] };
  const isFirst = !version.isFollowUp && (voice.text === '' || isEarlier(version.eventAt, voice.eventAt));
  const added: FollowUp = isFirst
    ? { text: voice.text, at: voice.eventAt }
    : { text: version.text, at: version.eventAt };
  const followUps = [...voice.followUps, ...(added.text === '' ? [] : [added]), ...later];
  if (!isFirst) return { ...voice, followUps };
  const { text, eventAt, eventOn } = version;
  return { ...voice, text, eventAt: eventAt ?? voice.eventAt, eventOn: eventOn ?? voice.eventOn, followUps };
}

/** Hash of a stored item's words; its product type, where known, stands behind a colon. */
export const storedHashOf = (voice: StoredVoice): string =>
  contentHashOf(voice) + (voice.productType === null ? '' : `:${voice.productType}`);

/**
 * Joins other wordings of the same review to it: a new text becomes a follow-up with its own time, or the first
 * text where it is the earlier one. Texts that are there already change nothing.
 */
export function mergeVoice(stored: StoredVoice, versions: readonly VoiceVersion[]): MergedVoice {
  let voice = stored;
  let accepted = 0;
  for (const version of versions) {
    const next = addVersion(voice, version);
    if (!next) continue;
    voice = { ...next, followUps: [...next.followUps].sort(byTime) };
    accepted++;
  }
  return { voice: { ...voice, contentHash: storedHashOf(voice) }, accepted };
}
