export { outcomeText } from './action-words.ts';
export { findBrowser } from './pdf/find-browser.ts';
export { renderHtml } from './render-html.ts';
export { renderMarkdown } from './render-markdown.ts';
export { renderPdf } from './render-pdf.ts';
export { renderXlsx } from './render-xlsx.ts';
export type { Sheet } from './xlsx/sheet.ts';
export { writeWorkbook } from './xlsx/write-workbook.ts';
