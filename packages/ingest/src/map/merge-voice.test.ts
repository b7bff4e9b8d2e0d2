import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeVoice, type StoredVoice, type VoiceVersion } from './merge-voice.ts';

const stored: StoredVoice = {
  itemId: '00000000-0000-0000-0000-000000000001',
  text: '刚收到,不错',
  followUps: [],
  eventAt: '2026-05-02T00:00:00.000Z',
  eventOn: '2026-05-02',
  rating: 5,
  reason: null,
  productType: '外套',
};
const version = (text: string, day = 2, isFollowUp = false): VoiceVersion => ({
  text,
  followUps: [],
  eventAt: `2026-05-0${day}T00:00:00.000Z`,
  eventOn: `2026-05-0${day}`,
  isFollowUp,
});

test('a known text brings nothing, a new one joins as a follow-up with its own time', () => {
  expect(mergeVoice(stored, [version('刚收到,不错')])).toMatchObject({
    accepted: 0,
    voice: { followUps: [] },
  });
  const merged = mergeVoice(stored, [version('洗了就起球', 9)]);
  expect(merged.accepted).toBe(1);
  expect(merged.voice.text).toBe(stored.text);
  expect(merged.voice.followUps).toEqual([{ text: '洗了就起球', at: '2026-05-09T00:00:00.000Z' }]);
  expect(merged.voice.contentHash).toMatch(/:外套$/);
});

test('an earlier first text takes its place, a follow-up never does', () => {
  const earlier = mergeVoice(stored, [version('等了一周', 1)]).voice;
  expect(earlier).toMatchObject({ text: '等了一周', eventOn: '2026-05-01' });
  expect(earlier.followUps).toEqual([{ text: stored.text, at: stored.eventAt }]);
  expect(mergeVoice(stored, [version('等了一周', 1, true)]).voice.text).toBe(stored.text);
});

test('the order of readings does not matter, and a second time nothing is new', () => {
  const versions = fc.array(
    fc.record({ text: fc.constantFrom('甲', '乙', '丙', stored.text), day: fc.integer({ min: 3, max: 9 }) }),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom('甲', '乙', '丙')), versions, (order, list) => {
      const dayOf = new Map(list.map(({ text, day }) => [text, day]));
      const tell = (texts: string[]) => texts.map((text) => version(text, dayOf.get(text) ?? 5));
      const one = mergeVoice(stored, tell(order)).voice;
      expect(mergeVoice(stored, tell([...order].reverse())).voice).toEqual(one);
      expect(mergeVoice(one, tell(order)).accepted).toBe(0);
    }),
  );
});
