/** Called where a crash would be worst, by the name of the place. */
export type FaultPoint = (name: string) => void;

/**
 * For tests of crashes: kills this process when it reaches the wanted place (`name`, or `name:3` for the third
 * time), as a power cut would. Without a wanted place it does nothing.
 */
export function createFaultPoint(wanted: string | undefined): FaultPoint {
  if (wanted === undefined) return () => {};
  const [place, times] = wanted.split(':');
  let left = Number(times ?? 1);
  return (name) => {
    if (name === place && --left === 0) process.kill(process.pid, 'SIGKILL');
  };
}
