import type { Frame } from '../facts/basis.ts';
import { changeScore, dispersionBefore, judgeChanges } from '../facts/change.ts';
import type { Context } from '../facts/context.ts';
import { rateOf, round } from '../facts/rate.ts';
import { trueRateOf } from '../facts/true-rate.ts';
import type { Headline } from '../schema.ts';
import type { Rate } from '../schema-values.ts';

const share = (part: number, whole: number): number | null => (whole > 0 ? round(part / whole, 4) : null);

function coverageOf(frame: Frame): number | null {
  const units = [...frame.window.units.values()].reduce((sum, one) => sum + one, 0);
  return share(frame.tally.total('items', 'all'), units);
}

/** The figures on top, each with the period before. */
export function composeHeadline(context: Context): Headline {
  const { facts, basis, now, before } = context;
  const figure = (frame: Frame, category: string): Rate =>
    rateOf(frame.tally.total('complaint', category), basis.exposure(frame));
  const both = <T>(of: (frame: Frame) => T): { current: T; previous: T | null } => ({
    current: of(now),
    previous: before && of(before),
  });
  const complaints = both((frame) => figure(frame, 'total'));
  const praising = (frame: Frame): number =>
    frame === now ? facts.praising.current : facts.praising.previous;
  const unit = basis.name === '声音条数' ? 'items' : 'units';
  const dispersion = dispersionBefore(facts.weeks, facts.period.start, 'total', unit);
  const score = complaints.previous && changeScore(complaints.current, complaints.previous, dispersion);
  return {
    voices: both((frame) => frame.tally.total('items', 'all')),
    complaints,
    mismatch: both((frame) => figure(frame, 'mismatch')),
    withError: {
      complaints: trueRateOf(context, 'total', complaints.current),
      mismatch: trueRateOf(context, 'mismatch', figure(now, 'mismatch')),
    },
    praiseShare: both((frame) => share(praising(frame), frame.tally.total('items', 'all'))),
    coverage: both(coverageOf),
    significant:
      complaints.previous && score !== null
        ? (judgeChanges([{ current: complaints.current, previous: complaints.previous, score }])[0] ?? false)
        : null,
  };
}
