const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something took or has been waiting: `35 分钟`, `5 小时 20 分`, `3 天 4 小时`. */
export function elapsedText(ms: number): string {
  if (ms < minute) return '不到 1 分钟';
  if (ms < hour) return `${Math.floor(ms / minute)} 分钟`;
  if (ms < day) return `${Math.floor(ms / hour)} 小时 ${Math.floor((ms % hour) / minute)} 分`;
  return `${Math.floor(ms / day)} 天 ${Math.floor((ms % day) / hour)} 小时`;
}
