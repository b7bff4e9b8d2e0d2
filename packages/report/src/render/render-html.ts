import { actions } from './html/actions.ts';
import { advice } from './html/advice.ts';
import { attribution, categories, movers, trend } from './html/categories.ts';
import { alerts, findings, signals } from './html/findings.ts';
import { mismatch } from './html/mismatch.ts';
import { chatOnly, lists, products } from './html/products.ts';
import { data, footer, topics } from './html/rest.ts';
import { service } from './html/service.ts';
import { pageStyle } from './html/style.ts';
import { Html, html } from './html/template.ts';
import { figures, header, summary } from './html/top.ts';
import type { Report } from './types.ts';
import { reportTitle } from './words.ts';

/** The report as one page that needs nothing else: inline style, charts as inline SVG, no script. Printed, its first sheet is the one-page summary. */
export function renderHtml(report: Report): string {
  const first = [header, summary, figures, findings];
  const sections = [
    advice,
    alerts,
    signals,
    actions,
    trend,
    movers,
    attribution,
    mismatch,
    categories,
    products,
    lists,
    chatOnly,
    topics,
    service,
    data,
  ];
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${reportTitle(report)}</title><style>${new Html(pageStyle)}</style></head>
<body><main><div class="cover">${first.map((one) => one(report))}</div>${sections.map((one) => one(report))}${footer(report)}</main></body></html>
`;
  return page.text;
}
