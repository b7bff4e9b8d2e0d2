import { addDays } from '@voc/core';
import { advanceDay } from '../../alerts/advance-day.ts';
import { type Detector, emptyDetector } from '../../alerts/detector.ts';
import type { DayRow } from '../../alerts/types.ts';
import { createRandom, type Random } from '../random.ts';

const products = 20_000;
const categories = ['mismatch', 'quality', 'logistics', 'service', 'packaging'];
const days = 15;
const start = '2026-01-05';

function drawDay(random: Random, levels: readonly number[]): DayRow[] {
  const rows: DayRow[] = [];
  for (const [p, level] of levels.entries()) {
    const exposure = Math.max(1, random.poisson(level));
    for (const [c, category] of categories.entries()) {
      const complaints = random.poisson(exposure * 0.004 * (c + 1));
      rows.push({ productId: `P${String(p).padStart(5, '0')}`, category, complaints, exposure });
    }
  }
  return rows;
}

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Processor seconds of one day of 100,000 series, median and most (the day of the weekly fit), and the memory. */
export function benchScale(): unknown {
  const random = createRandom(1);
  const levels = Array.from({ length: products }, () => Math.min(500, 35 * Math.exp(1.4 * random.normal())));
  const before = process.memoryUsage().heapUsed;
  const seconds: number[] = [];
  let state: Detector = emptyDetector();
  for (let t = 0; t < days; t++) {
    const rows = drawDay(random, levels);
    const from = process.cpuUsage();
    state = advanceDay(state, { day: addDays(start, t), rows }).state;
    const { user, system } = process.cpuUsage(from);
    seconds.push((user + system) / 1e6);
  }
  const taught = seconds.slice(5).sort((a, b) => a - b);
  return {
    series: products * categories.length,
    dayCpuSeconds: Number((taught[Math.floor(taught.length / 2)] ?? 0).toFixed(2)),
    fitDayCpuSeconds: Number((taught.at(-1) ?? 0).toFixed(2)),
    heapMegabytes: megabytes(process.memoryUsage().heapUsed - before),
    residentMegabytes: megabytes(process.memoryUsage().rss),
    stateAsJsonMegabytes: megabytes(JSON.stringify(state).length),
  };
}
