/** Longer cells are no times. */
const longest = 40;

const compact = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/u;
const halfDay = /^(\S{6,12})\s*(上午|下午)\s*(\d{1,2})(:\d{2}(?::\d{2})?)$/u;
const english = /^(\S{6,12})\s+(\d{1,2})(:\d{2}(?::\d{2})?)\s*(am|pm)$/iu;

function hourOf(half: string, written: string): number | undefined {
  const hour = Number(written);
  if (half === '上午') return hour < 12 ? hour : undefined;
  if (half === '下午') return hour > 12 ? hour : (hour % 12) + 12;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

/**
 * The usual way of writing a time that is written as `20261110093000`, `2026/11/10 下午 3:05` or `2026/11/10 3:05 PM`;
 * undefined for every other. 上午 12:30 is none: some mean half past midnight by it and some half past noon.
 */
export function rewriteInstant(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const digits = compact.exec(text);
  if (digits) {
    const [, year, month, day, hour = '00', minute = '00', second = '00'] = digits;
    return `${year}-${month}-${day} ${hour}:${minute}:${second}`;
  }
  const [, day, half, hour, rest] = halfDay.exec(text) ?? [];
  const [, day2, hour2, rest2, half2] = english.exec(text) ?? [];
  const of24 = hourOf(half ?? half2 ?? '', hour ?? hour2 ?? '');
  return of24 === undefined ? undefined : `${day ?? day2} ${of24}${rest ?? rest2}`;
}

const never =
  /^(?:0001[-/]0?1[-/]0?1|0000[-/]00[-/]00|1900[-/]0?1[-/]0?0|1899[-/]12[-/]3[01])(?:[ T]0?0:00(?::00)?)?$/u;

/** True for the ways in which platforms, databases and spreadsheets write that there is no time. */
export const isNever = (text: string): boolean => text.length <= longest && never.test(text);

const relative = /^(?:刚刚|刚才|今天|昨天|前天|\d{1,4}\s*(?:秒|分钟|分|个?小时|天|周|个?月|年)前)/u;

/** True for a time that only the moment of the export could tell. */
export const isRelative = (text: string): boolean => relative.test(text);
