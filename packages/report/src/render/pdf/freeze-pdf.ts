/** `2026-11-23T01:07:00.000Z` as PDF writes instants. */
const pdfDate = (instant: string): string => `D:${instant.replace(/\D/g, '').slice(0, 14)}+00'00'`;

/** Puts one instant in place of the clock's, so that a report printed again by the same browser has the same bytes. */
export function freezePdf(pdf: Uint8Array, instant: string): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  const frozen = text.replace(
    /\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g,
    (_, name: string) => `/${name} (${pdfDate(instant)})`,
  );
  return Buffer.from(frozen, 'latin1');
}
