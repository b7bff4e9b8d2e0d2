const blanks = new Set(['', '-', '--', 'nan', 'null', 'none', 'n/a', 'undefined']);
const isAscii = /^[ -~]*$/;

/** Long cells are cut in messages: a reason is for reading, not for keeping data. */
export const shown = (raw: string): string => (raw.length > 40 ? `${raw.slice(0, 40)}…` : raw);

/** A cell in plain characters without blanks around; empty for the ways in which exports write nothing. */
export function clean(raw: string): string {
  const trimmed = raw.trim();
  const text = isAscii.test(trimmed) ? trimmed : trimmed.normalize('NFKC').trim();
  return blanks.has(text.toLowerCase()) ? '' : text;
}
