import { writeZip, type ZipEntry } from './write-zip.ts';

/** A workbook by the XML of its parts; the rows of a sheet are the inside of `<sheetData>`. */
export interface WorkbookParts {
  sheets: readonly { name: string; rows: string; state?: string }[];
  strings?: readonly string[];
  /** Format codes of the cell styles, from style 1 on; style 0 is plain. */
  formats?: readonly string[];
  is1904?: boolean;
  /** Parts that come in place of those of the same name, or besides. */
  parts?: readonly ZipEntry[];
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function stylesOf(formats: readonly string[]): string {
  const codes = formats.map((code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escapeXml(code)}"/>`);
  const styles = formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`);
  return `${head}<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`;
}

/** Writes an XLSX file, right or wrong. */
export function writeWorkbook(book: WorkbookParts): Buffer {
  const { sheets, strings = [], formats = [], is1904 = false, parts = [] } = book;
  const listed = sheets.map(
    ({ name, state = 'visible' }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" state="${state}" r:id="rId${at + 1}"/>`,
  );
  const relations = sheets.map(
    (_, at) =>
      `<Relationship Id="rId${at + 1}" Type="${officeTypes}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`,
  );
  const texts = strings.map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`);
  const entries: ZipEntry[] = [
    { name: '[Content_Types].xml', content: `${head}<Types/>` },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns:r="${officeTypes}"><workbookPr date1904="${is1904 ? 1 : 0}"/><sheets>${listed.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships>${relations.join('')}</Relationships>`,
    },
    { name: 'xl/styles.xml', content: stylesOf(formats) },
    { name: 'xl/sharedStrings.xml', content: `${head}<sst>${texts.join('')}</sst>` },
    ...sheets.map(({ rows }, at) => ({
      name: `xl/worksheets/sheet${at + 1}.xml`,
      content: `${head}<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`,
    })),
  ];
  const replaced = new Set(parts.map(({ name }) => name));
  return writeZip([...entries.filter(({ name }) => !replaced.has(name)), ...parts]);
}
