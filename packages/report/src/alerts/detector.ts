import { Day } from '@voc/core';
import { z } from 'zod';

/** Days of the longest window. */
export const windowDays = 7;
/** Days that a starting spike has before it can teach the baseline. */
export const guardDays = 3;

const last = (days: number) => z.array(z.number()).length(days);

/** One series and its last days, oldest first. A day without observation has expectation and weight 0. */
const Track = z.object({
  productId: z.string(),
  /** Discounted evidence, older than the guard: complaints, and exposure times factors. */
  heard: z.number(),
  exposed: z.number(),
  complaints: last(windowDays),
  /** Expected complaints. */
  expected: last(windowDays),
  /** What the guard holds back: complaints, capped so that a spike does not raise the baseline, and their exposure. */
  kept: last(guardDays + 1),
  weighed: last(guardDays + 1),
  /** Days that its window has stood out, less the days since then that it has not. */
  risen: z.number(),
});
export type Track = z.infer<typeof Track>;

/** What is learned across the series of one category. */
export const Learned = z.object({
  category: z.string(),
  /** Gamma prior of the rates. */
  prior: z.object({ shape: z.number(), rate: z.number() }).nullable(),
  /** Sums by weekday (0 is Sunday), of capped complaints and of what was expected without the weekday. */
  seen: last(7),
  foreseen: last(7),
  /** Discounted sums of squared surprise beyond chance and of squared expectation: by series, and by whole day. */
  surprise: z.number(),
  square: z.number(),
  daySurprise: z.number(),
  daySquare: z.number(),
  /** Days since the last day of a campaign, at most the longest window. */
  sinceCampaign: z.number(),
});

/** All series of one category, in order of product. */
const Panel = Learned.extend({ tracks: z.array(Track) });
export type Panel = z.infer<typeof Panel>;

/**
 * What the detector knows at the end of a day: plain numbers of the last seven days and discounted sums, so that its
 * size depends on the number of series and not on their history. JSON keeps it exactly.
 */
export const Detector = z.object({
  version: z.literal(4),
  /** First and last day taken in; null before any. */
  first: Day.nullable(),
  last: Day.nullable(),
  /** In order of category. */
  panels: z.array(Panel),
});
export type Detector = z.infer<typeof Detector>;

/** A detector that has seen nothing. */
export const emptyDetector = (): Detector => ({ version: 4, first: null, last: null, panels: [] });

const zeros = (days: number): number[] => new Array<number>(days).fill(0);

export const emptyTrack = (productId: string): Track => ({
  productId,
  heard: 0,
  exposed: 0,
  complaints: zeros(windowDays),
  expected: zeros(windowDays),
  kept: zeros(guardDays + 1),
  weighed: zeros(guardDays + 1),
  risen: 0,
});

export const emptyPanel = (category: string): Panel => ({
  category,
  tracks: [],
  prior: null,
  seen: zeros(7),
  foreseen: zeros(7),
  surprise: 0,
  square: 0,
  daySurprise: 0,
  daySquare: 0,
  sinceCampaign: windowDays,
});

const copyTrack = (track: Track): Track => ({
  ...track,
  complaints: [...track.complaints],
  expected: [...track.expected],
  kept: [...track.kept],
  weighed: [...track.weighed],
});

/** A state that can be changed without changing the one that it is a copy of. */
export const copyDetector = (state: Detector): Detector => ({
  ...state,
  panels: state.panels.map((panel) => ({
    ...panel,
    tracks: panel.tracks.map(copyTrack),
    seen: [...panel.seen],
    foreseen: [...panel.foreseen],
  })),
});
