const format = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** `2026/11/16 21:16` in Asia/Shanghai, the time that business days are in. */
export const timeText = (at: string): string => format.format(new Date(at));

/** `截至 2026/11/16 21:16`; a report of data without a date stands at the beginning of time. */
export const cutOffText = (at: string): string =>
  new Date(at).getTime() === 0 ? '没有带日期的数据' : `截至 ${timeText(at)}`;
