const signals = ['SIGTERM', 'SIGINT'] as const;
const killedExitCode = 130;

/** Resolves at the first SIGTERM or SIGINT, for a clean stop; the second one ends the process at once. */
export function firstSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of signals) {
      process.on(signal, () => {
        if (asked) process.exit(killedExitCode);
        asked = true;
        resolve(signal);
      });
    }
  });
}
