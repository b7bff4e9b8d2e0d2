const everyMs = 50;

const toMB = (bytes: number): number => Math.round(bytes / 1e6);
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Watches the memory of this process; the returned function ends that and tells it in MB (10^6 bytes). */
export function sampleMemory(): () => { secondTenth: number; lastTenth: number; peak: number } {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(process.memoryUsage.rss()), everyMs);
  return () => {
    clearInterval(timer);
    const tenth = (n: number): number =>
      mean(samples.slice(Math.floor((samples.length * (n - 1)) / 10), Math.floor((samples.length * n) / 10)));
    const peak = process.resourceUsage().maxRSS * 1024;
    return { secondTenth: toMB(tenth(2)), lastTenth: toMB(tenth(10)), peak: toMB(peak) };
  };
}
