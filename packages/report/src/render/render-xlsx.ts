import type { Report } from './types.ts';
import type { Sheet } from './xlsx/sheet.ts';
import { attribution, categories, categoryProducts, trend } from './xlsx/sheets/categories.ts';
import { lists, mismatch, moves, products, silent, topics } from './xlsx/sheets/products.ts';
import { data, quotes } from './xlsx/sheets/rest.ts';
import { service } from './xlsx/sheets/service.ts';
import { actions, advice, alerts, findings, headline, signals, summary } from './xlsx/sheets/top.ts';
import { writeWorkbook } from './xlsx/write-workbook.ts';

const sections: readonly ((report: Report) => Sheet | Sheet[])[] = [
  summary,
  headline,
  findings,
  advice,
  alerts,
  signals,
  actions,
  trend,
  attribution,
  mismatch,
  categories,
  categoryProducts,
  products,
  lists,
  moves,
  silent,
  topics,
  service,
  quotes,
  data,
];

/** The report as a workbook: a sheet a section, typed cells with filters, no formula; the same bytes each time. */
export const renderXlsx = (report: Report): Promise<Buffer> =>
  writeWorkbook(sections.flatMap((section) => section(report)));
