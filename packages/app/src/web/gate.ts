/** Lets in only as much work as can be held, and lets only some of it run at a time. */
export interface Gate {
  /** A place inside, to be given back; undefined when there is none. */
  enter(): (() => void) | undefined;
  /** Runs work when its turn comes. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/** A gate with places for `places` requests, of which `atOnce` run at the same time. */
export function createGate({ places, atOnce }: { places: number; atOnce: number }): Gate {
  let inside = 0;
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    enter() {
      if (inside >= places) return undefined;
      inside++;
      let isIn = true;
      return () => {
        if (isIn) inside--;
        isIn = false;
      };
    },
    async run(work) {
      if (running >= atOnce) await new Promise<void>((turn) => waiting.push(turn));
      else running++;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running--;
      }
    },
  };
}
