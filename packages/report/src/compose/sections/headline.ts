import type { Frame } from '../facts/basis.ts';
import { changeScore, dispersionBefore, judgeChanges } from '../facts/change.ts';
import type { Context } from '../facts/context.ts';
import { rateOf, round } from '../facts/rate.ts';
import { shareOf } from '../facts/share.ts';
import { trueRateOf } from '../facts/true-rate.ts';
import type { Stars } from '../facts/types.ts';
import type { Headline } from '../schema.ts';
import type { Rate } from '../schema-values.ts';

const share = (part: number, whole: number): number | null => (whole > 0 ? round(part / whole, 4) : null);

function coverageOf(frame: Frame): number | null {
  const units = [...frame.window.units.values()].reduce((sum, one) => sum + one, 0);
  return share(frame.tally.total('items', 'all'), units);
}

const starsOf = (stars: Stars | null) => (stars ? shareOf(stars.good, stars.all) : null);

/** The same figures a year ago, over the same quantity. */
function earlierFigures({ facts: { earlier }, basis }: Context): NonNullable<Headline['earlier']> | null {
  if (!earlier) return null;
  const { label, start, end, items, units } = earlier;
  const exposure = basis.name === '声音条数' ? items : units;
  const of = (count: number): Rate => rateOf(count, exposure > 0 ? exposure : null);
  return { label, start, end, voices: items, complaints: of(earlier.total), mismatch: of(earlier.mismatch) };
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
    goodStars: both((frame) => starsOf(frame === now ? facts.stars.current : facts.stars.previous)),
    earlier: earlierFigures(context),
    significant:
      complaints.previous && score !== null
        ? (judgeChanges([{ current: complaints.current, previous: complaints.previous, score }])[0] ?? false)
        : null,
  };
}
