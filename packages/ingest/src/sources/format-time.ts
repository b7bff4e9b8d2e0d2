import type { TimeFormat } from './rest/config.ts';

const shanghaiMs = 8 * 3_600_000;

/** An instant as a parameter tells it, to the second where the form has no more. */
export function formatTime(at: Date, format: TimeFormat): string {
  if (format === 'seconds') return String(Math.floor(at.getTime() / 1000));
  if (format === 'millis') return String(at.getTime());
  if (format === 'iso') return at.toISOString();
  return new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 19).replace('T', ' ');
}
