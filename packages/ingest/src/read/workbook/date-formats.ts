const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** True for a number format that shows a number as a date or time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  // Quoted words, escaped characters and what stands in brackets are no places of a date.
  const places = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(places) && !/general|[#0?]/i.test(places.replace(/\.0+/g, ''));
}
