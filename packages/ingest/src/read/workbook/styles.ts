import { isDateFormat } from './date-formats.ts';
import { parseXml } from './read-xml.ts';

/** Reads styles.xml: for each cell style, whether it shows numbers as dates. */
export async function readDateStyles(bytes: AsyncIterable<Uint8Array>, file: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let isCellStyle = false;
  const handler = {
    open(name: string, attributes: Readonly<Record<string, string>>): void {
      if (name === 'cellXfs') isCellStyle = true;
      const id = Number(attributes.numFmtId ?? 0);
      if (name === 'numFmt') codes.set(id, attributes.formatCode ?? '');
      if (name === 'xf' && isCellStyle) styles.push(isDateFormat(id, codes.get(id)));
    },
    close(name: string): void {
      if (name === 'cellXfs') isCellStyle = false;
    },
  };
  await parseXml(bytes, handler, file);
  return styles;
}
