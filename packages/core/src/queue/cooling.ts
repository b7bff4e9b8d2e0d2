const firstWaitMs = 30_000;
const longestWaitMs = 10 * 60_000;
const remembered = 10_000;

/** Keeps a message that fails for good from coming back with every sweep. Known to one process, gone with it. */
export interface Cooling {
  /** How long the message still has to wait, in ms; 0 when it may run. */
  waitMs(id: string, now: number): number;
  failed(id: string, now: number): void;
  done(id: string): void;
}

/** Waits of 30 s, doubled with every failure in a row, at most 10 minutes. */
export function createCooling(): Cooling {
  const failures = new Map<string, { count: number; until: number }>();
  return {
    waitMs: (id, now) => Math.max(0, (failures.get(id)?.until ?? 0) - now),
    failed(id, now) {
      const count = (failures.get(id)?.count ?? 0) + 1;
      const oldest = failures.size >= remembered ? failures.keys().next().value : undefined;
      if (oldest !== undefined) failures.delete(oldest);
      failures.set(id, { count, until: now + Math.min(firstWaitMs * 2 ** (count - 1), longestWaitMs) });
    },
    done: (id) => void failures.delete(id),
  };
}
