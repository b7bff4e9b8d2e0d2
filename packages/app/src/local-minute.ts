const shanghaiMs = 8 * 3_600_000;

/** `2026-11-16 08:07` in Asia/Shanghai. */
export const localMinute = (at: Date): string =>
  new Date(at.getTime() + shanghaiMs).toISOString().slice(0, 16).replace('T', ' ');
