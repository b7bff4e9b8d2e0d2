import { type Html, html } from './html/template.ts';
import { freezePdf } from './pdf/freeze-pdf.ts';
import { printPage } from './pdf/print-page.ts';
import { renderHtml } from './render-html.ts';
import type { Report } from './types.ts';
import { cutOffText, periodText, reportTitle, scopeNameText } from './words.ts';

// The strips know nothing of the page's style.
const strip = (left: string, right: Html): string =>
  html`<div style="width:100%;margin:0 13mm;display:flex;justify-content:space-between;font:8px 'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif;color:#646a73"><span>${left}</span><span>${right}</span></div>`
    .text;

/** The report on A4 with page numbers, printed by the browser at this path; the same bytes by the same browser and fonts. */
export async function renderPdf(report: Report, browser: string): Promise<Buffer> {
  const header = strip(reportTitle(report), html`${periodText(report.period)} · ${scopeNameText(report)}`);
  const numbers = html`第 <span class="pageNumber"></span> 页，共 <span class="totalPages"></span> 页`;
  const footer = strip(`${cutOffText(report)} · 内部资料，顾客原话已脱敏`, numbers);
  return freezePdf(await printPage(() => renderHtml(report), browser, { header, footer }), report.asOf);
}
