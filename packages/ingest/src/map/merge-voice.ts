import type { FollowUp } from '@voc/core';
import { contentHashOf, hashOf } from './identity.ts';

/** What one wording of a voice says of the voice itself. */
export interface Wording {
  text: string;
  rating: number | null;
  reason: string | null;
  /** When the export last changed it, where it says so. */
  updatedAt: string | null;
}

/** One wording of a review in a reading. */
export interface VoiceVersion extends Wording {
  followUps: readonly FollowUp[];
  eventAt: string | null;
  eventOn: string | null;
  /** True where the row says itself that it is a later text. */
  isFollowUp: boolean;
}

export interface StoredVoice extends Wording {
  itemId: string;
  followUps: FollowUp[];
  eventAt: string | null;
  eventOn: string | null;
  productType: string | null;
}

export interface MergedVoice {
  voice: StoredVoice & { contentHash: string };
  /** How many of the wordings brought something that holds. */
  accepted: number;
  /** Wordings that do not hold any more, or never did; the one that holds is not among them. */
  superseded: Wording[];
}

/** What is known of an item besides what holds of it. */
export interface MergeContext {
  /** The item is of this very reading: two wordings beside each other in one file are no correction. */
  isFresh: boolean;
  /** Hashes of the wordings that were superseded before. */
  seen: ReadonlySet<string>;
}

/** Hash by which a wording is known again. */
export const wordingHashOf = ({ text, rating, reason }: Wording): string => hashOf([rating, reason, text]);

const byTime = (a: FollowUp, b: FollowUp): number => {
  const [left, right] = [`${a.at ?? ''} ${a.text}`, `${b.at ?? ''} ${b.text}`];
  return left < right ? -1 : left > right ? 1 : 0;
};

const isEarlier = (a: string | null, b: string | null): boolean => a !== null && b !== null && a < b;

interface Step {
  voice: StoredVoice;
  isNews: boolean;
  superseded?: Wording;
}

const wordingOf = ({ text, rating, reason, updatedAt }: Wording): Wording => ({
  text,
  rating,
  reason,
  updatedAt,
});

function addFollowUps(voice: StoredVoice, followUps: readonly FollowUp[]): Step {
  const known = new Set([voice.text, ...voice.followUps.map(({ text }) => text), '']);
  const later = followUps.filter(({ text }) => !known.has(text));
  if (later.length === 0) return { voice, isNews: false };
  return { voice: { ...voice, followUps: [...voice.followUps, ...later] }, isNews: true };
}

/** A new text becomes a follow-up with its own time, or the first text where it is the earlier one. */
function join(voice: StoredVoice, version: VoiceVersion): Step {
  const known = new Set([voice.text, ...voice.followUps.map(({ text }) => text), '']);
  if (known.has(version.text)) return addFollowUps(voice, version.followUps);
  const later = version.followUps.filter(({ text }) => !known.has(text));
  const isFirst = !version.isFollowUp && (voice.text === '' || isEarlier(version.eventAt, voice.eventAt));
  const added: FollowUp = isFirst
    ? { text: voice.text, at: voice.eventAt }
    : { text: version.text, at: version.eventAt };
  const followUps = [...voice.followUps, ...(added.text === '' ? [] : [added]), ...later];
  if (!isFirst) return { voice: { ...voice, followUps }, isNews: true };
  const { eventAt, eventOn } = version;
  const first = { eventAt: eventAt ?? voice.eventAt, eventOn: eventOn ?? voice.eventOn, followUps };
  const wording = { ...wordingOf(version), rating: version.rating ?? voice.rating };
  return { voice: { ...voice, ...wording, ...first }, isNews: true };
}

/** The version holds from now on; follow-ups of both stay. */
function replace(voice: StoredVoice, version: VoiceVersion): Step {
  const isSame = wordingHashOf(voice) === wordingHashOf(version);
  const { voice: next, isNews } = addFollowUps({ ...voice, ...wordingOf(version) }, version.followUps);
  return { voice: next, isNews: isNews || !isSame, ...(isSame ? {} : { superseded: wordingOf(voice) }) };
}

/** The version is an older one than what holds; only its follow-ups are news. */
function recall(voice: StoredVoice, version: VoiceVersion): Step {
  const isSame = wordingHashOf(voice) === wordingHashOf(version);
  return { ...addFollowUps(voice, version.followUps), ...(isSame ? {} : { superseded: wordingOf(version) }) };
}

function isNewer(version: Wording, voice: Wording): boolean {
  const [left, right] = [version.updatedAt ?? '', voice.updatedAt ?? ''];
  // Of two that were changed in the same instant one has to hold, whichever was read first.
  return left === right ? wordingHashOf(version) > wordingHashOf(voice) : left > right;
}

const isMidnight = (at: string): boolean => at.slice(11, 19) === '16:00:00';

/**
 * Without any time of change: another wording of the same moment, in a later file. An export that only knows the day
 * cannot tell it from a follow-up.
 */
function isCorrection(voice: StoredVoice, version: VoiceVersion, { isFresh, seen }: MergeContext): boolean {
  if (isFresh || voice.text === '' || version.text === '' || seen.has(wordingHashOf(version))) return false;
  if (version.text === voice.text) return true;
  if (voice.followUps.some(({ text }) => text === version.text)) return false;
  return version.eventAt !== null && version.eventAt === voice.eventAt && !isMidnight(version.eventAt);
}

const isOtherMoment = (voice: StoredVoice, version: VoiceVersion): boolean =>
  version.eventAt !== null && voice.eventAt !== null && version.eventAt !== voice.eventAt;

function addVersion(voice: StoredVoice, version: VoiceVersion, context: MergeContext): Step {
  if (version.isFollowUp || isOtherMoment(voice, version)) return join(voice, version);
  if (version.updatedAt !== null || voice.updatedAt !== null)
    return isNewer(version, voice) ? replace(voice, version) : recall(voice, version);
  if (isCorrection(voice, version, context)) return replace(voice, version);
  return context.seen.has(wordingHashOf(version))
    ? addFollowUps(voice, version.followUps)
    : join(voice, version);
}

/** Hash of a stored item's words; its product type, where known, stands behind a colon. */
export const storedHashOf = (voice: StoredVoice): string =>
  contentHashOf(voice) + (voice.productType === null ? '' : `:${voice.productType}`);

/**
 * Joins other wordings of the same review to it. A text of its own time is a follow-up; another wording of the same
 * moment is a correction, of which the newest holds: by the time of change where the export has one, in whatever
 * order they are read, else the one read last, and never one that was superseded before.
 */
export function mergeVoice(
  stored: StoredVoice,
  versions: readonly VoiceVersion[],
  context: MergeContext,
): MergedVoice {
  let voice = stored;
  let accepted = 0;
  const superseded = new Map<string, Wording>();
  for (const version of versions) {
    const step = addVersion(voice, version, context);
    if (step.isNews) accepted++;
    if (step.superseded) superseded.set(wordingHashOf(step.superseded), step.superseded);
    voice = { ...step.voice, followUps: [...step.voice.followUps].sort(byTime) };
  }
  superseded.delete(wordingHashOf(voice));
  return {
    voice: { ...voice, contentHash: storedHashOf(voice) },
    accepted,
    superseded: [...superseded.values()],
  };
}
