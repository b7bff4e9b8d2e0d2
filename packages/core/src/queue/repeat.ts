import type { Log } from '../log.ts';

export interface Repeated {
  /** Asks for one run soon; runs asked for meanwhile become one. */
  soon(): void;
  /** Ends the repetition and waits for a run at work. */
  stop(): Promise<void>;
}

/** Runs work when asked, never twice at a time, `pauseMs` after the asking; a failure is logged, the next run goes on. */
export function createNudge(work: () => Promise<unknown>, pauseMs: number, log: Log): Repeated {
  let wanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const start = (): void => {
    timer = undefined;
    wanted = false;
    running = Promise.resolve()
      .then(work)
      .then(
        () => {},
        (error: unknown) => log.error({ error: String(error) }, 'a repeated task failed'),
      )
      .then(() => {
        running = undefined;
        plan();
      });
  };
  const plan = (): void => {
    if (wanted && !stopped && !timer && !running) timer = setTimeout(start, pauseMs);
  };
  return {
    soon() {
      wanted = true;
      plan();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}

/** Runs work at once and then again and again, `pauseMs` after each end. */
export function keepRepeating(
  work: () => Promise<unknown>,
  pauseMs: number,
  log: Log,
): Pick<Repeated, 'stop'> {
  const first = createNudge(again, 0, log);
  const later = createNudge(again, pauseMs, log);
  async function again(): Promise<void> {
    await work().finally(() => later.soon());
  }
  first.soon();
  return {
    async stop() {
      await Promise.all([first.stop(), later.stop()]);
    },
  };
}
