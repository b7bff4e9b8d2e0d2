import { serviceCells, serviceColumns, serviceLead } from '../service-words.ts';
import type { Report } from '../types.ts';
import { section, table } from './parts.ts';
import { type Html, html, prose } from './template.ts';

/** 客服指标, when conversations carry times. */
export function service({ service: found }: Report): Html {
  if (!found) return html``;
  const columns = serviceColumns.map((title, i) => ({ title, numeric: i === 1 }));
  const rows = found.entries.map((one) => serviceCells(one).map((cell) => prose(cell)));
  return section('客服指标', serviceLead(found), table(columns, rows));
}
