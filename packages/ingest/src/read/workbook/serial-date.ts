const secondsInDay = 86_400;
/** 9999-12-31, the last day that Excel has. */
const lastSerial = 2_958_465;
/** Day 60 of the 1900 system is a 29 February that never was; days before it count from a day later. */
const leapDay = 60;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

function dayOf(serial: number, is1904: boolean): string {
  if (!is1904 && serial === 0) return '1900-01-00';
  if (!is1904 && serial === leapDay) return '1900-02-29';
  const first = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < leapDay ? 31 : 30);
  const day = new Date(first + serial * secondsInDay * 1000);
  return `${pad(day.getUTCFullYear(), 4)}-${pad(day.getUTCMonth() + 1)}-${pad(day.getUTCDate())}`;
}

/**
 * What Excel shows for a serial number with a date format, as `2026-11-10 09:30:00`, to the nearest second;
 * days that do not exist are told as they are shown (`1900-01-00`, `1900-02-29`). Undefined outside Excel's years.
 */
export function showSerial(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < lastSerial + 1)) return undefined;
  const seconds = Math.round(serial * secondsInDay);
  const time = seconds % secondsInDay;
  const clock = [Math.floor(time / 3600), Math.floor(time / 60) % 60, time % 60].map((part) => pad(part));
  return `${dayOf(Math.floor(seconds / secondsInDay), is1904)} ${clock.join(':')}`;
}
