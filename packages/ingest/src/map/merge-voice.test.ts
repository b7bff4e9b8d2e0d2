import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type MergeContext,
  mergeVoice,
  type StoredVoice,
  type VoiceVersion,
  wordingHashOf,
} from './merge-voice.ts';

const stored: StoredVoice = {
  itemId: '00000000-0000-0000-0000-000000000001',
  text: '刚收到,不错',
  followUps: [],
  eventAt: '2026-05-02T00:00:00.000Z',
  eventOn: '2026-05-02',
  rating: 5,
  reason: null,
  updatedAt: null,
  productType: '外套',
};
const version = (text: string, day = 2, isFollowUp = false): VoiceVersion => ({
  text,
  followUps: [],
  eventAt: `2026-05-0${day}T00:00:00.000Z`,
  eventOn: `2026-05-0${day}`,
  rating: 5,
  reason: null,
  updatedAt: null,
  isFollowUp,
});
const later: MergeContext = { isFresh: false, seen: new Set() };
const merge = (voice: StoredVoice, versions: VoiceVersion[], context = later) =>
  mergeVoice(voice, versions, context);

describe('texts of their own time', () => {
  test('a known text brings nothing, a new one joins as a follow-up with its own time', () => {
    expect(merge(stored, [version('刚收到,不错')])).toMatchObject({ accepted: 0, voice: { followUps: [] } });
    const merged = merge(stored, [version('洗了就起球', 9)]);
    expect(merged.accepted).toBe(1);
    expect(merged.superseded).toEqual([]);
    expect(merged.voice.text).toBe(stored.text);
    expect(merged.voice.followUps).toEqual([{ text: '洗了就起球', at: '2026-05-09T00:00:00.000Z' }]);
    expect(merged.voice.contentHash).toMatch(/:外套$/);
  });

  test('an earlier first text takes its place, a follow-up never does', () => {
    const earlier = merge(stored, [version('等了一周', 1)]).voice;
    expect(earlier).toMatchObject({ text: '等了一周', eventOn: '2026-05-01' });
    expect(earlier.followUps).toEqual([{ text: stored.text, at: stored.eventAt }]);
    expect(merge(stored, [version('等了一周', 1, true)]).voice.text).toBe(stored.text);
  });

  test('the order of readings does not matter, and a second time nothing is new', () => {
    const versions = fc.array(
      fc.record({
        text: fc.constantFrom('甲', '乙', '丙', stored.text),
        day: fc.integer({ min: 3, max: 9 }),
      }),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom('甲', '乙', '丙')), versions, (order, list) => {
        const dayOf = new Map(list.map(({ text, day }) => [text, day]));
        const tell = (texts: string[]) => texts.map((text) => version(text, dayOf.get(text) ?? 5));
        const one = merge(stored, tell(order)).voice;
        expect(merge(stored, tell([...order].reverse())).voice).toEqual(one);
        expect(merge(one, tell(order)).accepted).toBe(0);
      }),
    );
  });
});

/** Another wording of the stored moment. */
const other = (text: string, rating: number, updatedAt: string | null = null): VoiceVersion => ({
  ...version(text),
  rating,
  updatedAt,
});

describe('corrections with a time of change', () => {
  test('the newest holds, the one before it is kept', () => {
    const merged = merge(stored, [other('改了:会掉色', 2, '2026-05-03T00:00:00.000Z')]);
    expect(merged).toMatchObject({
      accepted: 1,
      voice: { text: '改了:会掉色', rating: 2, followUps: [], updatedAt: '2026-05-03T00:00:00.000Z' },
      superseded: [{ text: stored.text, rating: 5 }],
    });
  });

  test('an older one is kept and changes nothing', () => {
    const newest = { ...stored, updatedAt: '2026-05-09T00:00:00.000Z' };
    const merged = merge(newest, [other('旧的说法', 1, '2026-05-03T00:00:00.000Z')]);
    expect(merged.accepted).toBe(0);
    expect(merged.voice).toMatchObject({ text: stored.text, rating: 5, updatedAt: newest.updatedAt });
    expect(merged.superseded.map(({ text }) => text)).toEqual(['旧的说法']);
  });

  test('all permutations of versions, read one by one or at once, end in the same voice and the same history', () => {
    const told = fc.uniqueArray(
      fc.record({
        text: fc.constantFrom('甲说', '乙说', '丙说', stored.text),
        rating: fc.integer({ min: 1, max: 5 }),
        second: fc.integer({ min: 0, max: 5 }),
        followUp: fc.constantFrom(undefined, '追一', '追二'),
      }),
      { minLength: 1, maxLength: 5, selector: ({ text, rating, second }) => `${text} ${rating} ${second}` },
    );
    const toVersion = (one: {
      text: string;
      rating: number;
      second: number;
      followUp?: string;
    }): VoiceVersion => ({
      ...other(one.text, one.rating, `2026-05-03T00:00:0${one.second}.000Z`),
      followUps: one.followUp === undefined ? [] : [{ text: one.followUp, at: '2026-05-08T00:00:00.000Z' }],
    });
    const endOf = (versions: VoiceVersion[], atOnce: boolean) => {
      let voice: StoredVoice = stored;
      const history = new Set<string>();
      for (const batch of atOnce ? [versions] : versions.map((one) => [one])) {
        const merged = merge(voice, batch, { isFresh: false, seen: history });
        for (const wording of merged.superseded) history.add(wordingHashOf(wording));
        history.delete(wordingHashOf(merged.voice));
        voice = merged.voice;
      }
      return { voice, history: [...history].sort() };
    };
    fc.assert(
      fc.property(
        told.chain((list) =>
          fc.tuple(
            fc.constant(list.map(toVersion)),
            fc.shuffledSubarray(list.map(toVersion), { minLength: list.length }),
            fc.boolean(),
          ),
        ),
        ([versions, shuffled, atOnce]) => {
          const straight = endOf(versions, true);
          expect(endOf(shuffled, atOnce)).toEqual(straight);
          expect(endOf([...shuffled, ...versions], false)).toEqual(straight);
        },
      ),
    );
  });
});

describe('corrections without a time of change', () => {
  const corrected = other('改了:会掉色', 2);

  test('the file that is read last holds, and a wording that was superseded never comes back', () => {
    const merged = merge(stored, [corrected]);
    expect(merged).toMatchObject({ accepted: 1, voice: { text: '改了:会掉色', rating: 2, followUps: [] } });
    const seen = new Set(merged.superseded.map(wordingHashOf));
    const again = merge(merged.voice, [other(stored.text, 5)], { isFresh: false, seen });
    expect(again).toMatchObject({ accepted: 0, superseded: [], voice: { text: '改了:会掉色' } });
  });

  test('other stars for the same words are a correction', () =>
    expect(merge(stored, [other(stored.text, 1)])).toMatchObject({ accepted: 1, voice: { rating: 1 } }));

  test('two wordings in one file both stay', () => {
    const merged = merge(stored, [corrected], { isFresh: true, seen: new Set() });
    expect(merged.voice.followUps.map(({ text }) => text)).toEqual(['改了:会掉色']);
  });

  test('an export that knows only the day cannot tell a correction from a follow-up', () => {
    const day = '2026-05-01T16:00:00.000Z';
    const merged = merge({ ...stored, eventAt: day }, [{ ...corrected, eventAt: day }]);
    expect(merged.voice.followUps.map(({ text }) => text)).toEqual(['改了:会掉色']);
  });
});
