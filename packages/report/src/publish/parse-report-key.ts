import { type PeriodKind, UsageError } from '@voc/core';
import { company, parseScope } from '../compose/scope.ts';

/** A report, and a revision of it where one is named. */
export interface ReportKey {
  kind: PeriodKind;
  /** `company`, `brand:…`, `shop:平台/店铺`, `line:…` or `product:…`. */
  scope: string;
  period: string;
  revision: number | null;
}

const forms: [PeriodKind, RegExp][] = [
  ['week', /^\d{4}-W\d{2}$/],
  ['month', /^\d{4}-\d{2}$/],
  ['quarter', /^\d{4}-Q[1-4]$/],
  ['all', /^all$/],
];

/** Reads `2026-W46`, `2026-11`, `2026-Q4` or `all`, with `@2` for a revision, and a scope; UsageError for anything else. */
export function parseReportKey(text: string, scope: string = company): ReportKey {
  parseScope(scope);
  const [period = '', revision, ...more] = text.split('@');
  const kind = forms.find(([, form]) => form.test(period))?.[0];
  if (!kind || more.length > 0 || (revision !== undefined && !/^[1-9]\d{0,5}$/.test(revision)))
    throw new UsageError(`「${text}」不是报告编号。请写成 2026-W46、2026-11 或 2026-Q4,指定版次加 @2`);
  return { kind, scope, period, revision: revision === undefined ? null : Number(revision) };
}

/** `2026-W46`, of a part of the company with its scope behind: how a report is named to people. */
export const reportName = ({ period, scope }: Pick<ReportKey, 'period' | 'scope'>): string =>
  scope === company ? period : `${period} ${scope}`;
