/** Excel keeps 15 digits of a number; the rest of a longer one is lost. */
const keptDigits = 15;
const longWhole = /^-?\d{16,}$/;

/**
 * True for a whole number that holds digits which neither Excel nor a double would have kept, so that a program
 * must have written them from text: every long number of its column is then whole.
 */
export function provesExact(raw: string): boolean {
  if (!longWhole.test(raw)) return false;
  const value = Number(raw);
  if (Number.isSafeInteger(value)) return !raw.endsWith('0');
  return String(value) !== raw && BigInt(value) !== BigInt(raw);
}

/**
 * A number as text. Ids of more than 15 digits whose last ones are lost are told in scientific notation, which no
 * id is read from, whatever way the file writes them.
 */
export function showNumber(raw: string, isExact: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (Math.abs(value) < 10 ** keptDigits) return String(value);
  return isExact && longWhole.test(raw) ? raw : value.toExponential().replace('e', 'E');
}
