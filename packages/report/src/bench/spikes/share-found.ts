import { pushed } from './push-world.ts';
import { type Alarms, scoreAlarms } from './score.ts';
import { meanOf } from './summary.ts';
import type { World } from './world.ts';

interface Judged {
  world: World;
  alarms: Alarms;
}

/** Share of spikes of pushed series with expected excess complaints from each bound to the next that got a card. */
export function shareFound(worlds: readonly Judged[], bounds: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    bounds.map((low, i) => {
      const high = bounds[i + 1] ?? Infinity;
      const shares = worlds.map(({ world, alarms }) => {
        const wanted = world.spikes.filter(
          ({ series, excess }) =>
            pushed.has(world.series[series]?.category ?? '') && excess >= low && excess < high,
        );
        return scoreAlarms({ ...world, spikes: wanted }, alarms).detection;
      });
      return [`${low} to ${high}`, Number(meanOf(shares).toFixed(3))];
    }),
  );
}
