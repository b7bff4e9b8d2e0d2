import { advanceDay } from '../../alerts/advance-day.ts';
import { detectIntraday, type HoursRow, hourShares } from '../../alerts/detect-intraday.ts';
import { emptyDetector } from '../../alerts/detector.ts';
import { sampleQuantile } from '../../stats/sample-quantile.ts';
import { createRandom } from '../random.ts';
import { generateWorld } from './generate.ts';
import { rowsOf } from './methods/ours.ts';
import { dayOfWorld, exposureOf, type World } from './world.ts';

/** Nobody writes at night; most do in the evening. */
const profile = [3, 1, 1, 0, 0, 0, 1, 2, 4, 5, 6, 6, 6, 6, 5, 5, 5, 5, 6, 7, 8, 9, 8, 5];
const total = profile.reduce((sum, share) => sum + share, 0);
/** Days that are looked at hour by hour. */
const looked = { from: 70, to: 112 };

function drawHour(uniform: number): number {
  let rest = uniform * total;
  for (const [hour, share] of profile.entries()) {
    rest -= share;
    if (rest < 0) return hour;
  }
  return 23;
}

/** Complaints of each hour of each day of a series, its days spread over the hours of the profile. */
function hoursOf(world: World, seed: number): number[][] {
  const random = createRandom(seed);
  return world.series.map(({ counts }) => {
    const hours = new Array<number>(world.days * 24).fill(0);
    for (const [t, count] of counts.entries()) {
      for (let i = 0; i < (count ?? 0); i++) {
        const at = t * 24 + drawHour(random.uniform());
        hours[at] = (hours[at] ?? 0) + 1;
      }
    }
    return hours;
  });
}

interface Told {
  /** Hours from midnight of a spike's first day to the first alarm, by series. */
  first: Map<number, number>;
  falseSeriesDays: Set<string>;
}

function lookAtDay(
  world: World,
  hours: number[][],
  t: number,
  state: ReturnType<typeof emptyDetector>,
  told: Told,
): void {
  const shares = Object.fromEntries(
    [...new Set(world.series.map(({ category }) => category))].map((name) => [
      name,
      hourShares(profile.map((n) => n * 100)),
    ]),
  );
  const index = new Map(world.series.map(({ id }, i) => [id, i]));
  for (let hour = 8; hour < 24; hour++) {
    const at = t * 24 + hour;
    const rows = world.series.flatMap((series, i): HoursRow[] => {
      const exposure = exposureOf(world, series, t);
      const complaints = hours[i]?.slice(at - 23, at + 1) ?? [];
      const productId = world.products[series.product]?.id ?? '';
      return exposure > 0 ? [{ productId, category: series.category, complaints, exposure }] : [];
    });
    for (const { productId, category } of detectIntraday(state, {
      day: dayOfWorld(world, t),
      hour,
      rows,
      shares,
    })) {
      const series = index.get(`${productId}|${category}`) ?? -1;
      const spike = world.spikes.find((one) => one.series === series && t >= one.start && t <= one.end + 7);
      if (!spike) told.falseSeriesDays.add(`${series} ${Math.floor(t / 7)}`);
      else if (!told.first.has(series)) told.first.set(series, (t - spike.start) * 24 + hour + 1);
    }
  }
}

/** Six weeks hour by hour: how much sooner spikes of busy series are told, and how many series-weeks are false. */
export function benchHours(seeds: readonly number[]): unknown {
  const [ofDay, ofHour]: [number[], number[]] = [[], []];
  let [falseWeeks, weeks] = [0, 0];
  for (const seed of seeds) {
    const world = generateWorld(seed, { spikes: 120, campaigns: false, days: looked.to + 8 });
    const hours = hoursOf(world, seed);
    const told: Told = { first: new Map(), falseSeriesDays: new Set() };
    const daily = new Map<number, number>();
    const index = new Map(world.series.map(({ id }, i) => [id, i]));
    let state = emptyDetector();
    for (let t = 0; t < looked.to; t++) {
      if (t >= looked.from) lookAtDay(world, hours, t, state, told);
      const outcome = advanceDay(state, { day: dayOfWorld(world, t), rows: rowsOf(world, t) });
      state = outcome.state;
      for (const { productId, category } of outcome.signals) {
        const series = index.get(`${productId}|${category}`) ?? -1;
        const spike = world.spikes.find((one) => one.series === series && t >= one.start && t <= one.end + 1);
        if (spike && !daily.has(series)) daily.set(series, (t - spike.start + 1) * 24);
      }
    }
    for (const [series, hour] of told.first) {
      const day = daily.get(series);
      if (day === undefined) continue;
      ofHour.push(Math.min(hour, day));
      ofDay.push(day);
    }
    falseWeeks += told.falseSeriesDays.size;
    weeks += (world.series.length * (looked.to - looked.from)) / 7;
  }
  return {
    spikesToldByBoth: ofDay.length,
    hoursByDay: sampleQuantile(ofDay, 0.5),
    hoursByHour: sampleQuantile(ofHour, 0.5),
    falsePerThousandSeriesWeeks: (falseWeeks / weeks) * 1000,
  };
}
