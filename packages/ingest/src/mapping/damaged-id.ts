import { clean } from './cell-text.ts';

/** An id without the guards that spreadsheets need: `="…"`, a leading apostrophe, a trailing tab. */
export const withoutGuards = (raw: string): string =>
  clean(clean(raw).replace(/^=\s*"(.*)"$/su, '$1')).replace(/^'/u, '');

/** True for a whole number in scientific notation; `1E5` may be a shop's own code. */
export const isScientific = (text: string): boolean =>
  /^-?\d(?:\.\d+)?E\+\d+$/iu.test(text) || /^-?\d\.\d+E\d+$/iu.test(text);

/** True for an id that a spreadsheet has turned into scientific notation. */
export const isDamagedId = (raw: string): boolean => isScientific(withoutGuards(raw));

/** True for a long id that ends in zeros after the 15 digits that a spreadsheet keeps; one alone proves nothing. */
export const losesDigits = (raw: string): boolean => /^[1-9]\d{14}0+$/u.test(withoutGuards(raw));
