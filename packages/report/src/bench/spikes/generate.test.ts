import { expect, test } from 'vitest';
import { generateWorld } from './generate.ts';
import { scoreByOracle } from './methods/oracle.ts';
import { alarmsByOurs } from './methods/ours.ts';
import { alarmsAt, scoreAlarms } from './score.ts';
import { tunedTo } from './summary.ts';
import { exposureOf } from './world.ts';

test('a world is the same for its seed, and of the size and sparseness of the recipe', () => {
  const world = generateWorld(3, { products: 60 });
  const again = generateWorld(3, { products: 60 });
  expect(JSON.stringify(again.series.at(-1))).toBe(JSON.stringify(world.series.at(-1)));
  expect(again.spikes).toEqual(world.spikes);
  expect(generateWorld(4, { products: 1, spikes: 0 }).series[0]?.counts).not.toEqual(world.series[0]?.counts);
  expect(world.series).toHaveLength(300);
  expect(world.spikes).toHaveLength(60);
  const cells = world.series.flatMap((series) =>
    series.counts.filter((_, t) => exposureOf(world, series, t) > 0),
  );
  const silent = cells.filter((count) => count === 0).length / cells.length;
  expect(silent).toBeGreaterThan(0.5);
  expect(silent).toBeLessThan(0.8);
  for (const { start, end, size } of world.spikes) {
    expect(start).toBeGreaterThanOrEqual(42);
    expect(end - start).toBeLessThan(7);
    expect(size).toBeGreaterThanOrEqual(2);
    expect(size).toBeLessThanOrEqual(10);
  }
});

test('the scorer agrees with the published one on the same alarms', () => {
  const world = generateWorld(7, { products: 8, spikes: 12, launches: 2 });
  const counts = world.series.map((series) =>
    Float64Array.from(series.counts, (count) => count ?? Number.NaN),
  );
  expect(scoreAlarms(world, alarmsAt(counts, 6))).toMatchObject({
    detection: 0.25,
    byExcess: [0, 0, 1],
    delay: 0,
    falseEpisodes: 56,
  });
});

test('the oracle finds more than nothing within its budget, and the detector alarms on some spikes', () => {
  const world = generateWorld(5, { products: 30, days: 110, spikes: 12, launches: 3 });
  const oracle = tunedTo(world, scoreByOracle(world), 1);
  expect(oracle?.falsePerThousand).toBeLessThanOrEqual(1);
  expect(oracle?.detection).toBeGreaterThan(0.1);
  const ours = scoreAlarms(world, alarmsByOurs(world));
  expect(ours.detection).toBeGreaterThan(0.05);
  expect(ours.falsePerThousand).toBeLessThan(8);
});
