import { UsageError } from '@voc/core';
import { statsBenches } from '@voc/report/bench';

/** Runs one bench of the statistics, or all, one after the other. UsageError for a name that there is not. */
export function benchStats(
  part: string | undefined,
  { seeds, first }: { seeds: number; first: number },
): Record<string, unknown> {
  const names = part === undefined ? Object.keys(statsBenches) : [part];
  return Object.fromEntries(
    names.map((name) => {
      const bench = statsBenches[name];
      if (!bench) throw new UsageError(`没有这项评测:${name},可用:${Object.keys(statsBenches).join('、')}`);
      return [name, bench(seeds, first)];
    }),
  );
}
