import { queryOptions } from '@tanstack/react-query';
import { get } from './client.ts';
import { queryOf } from './paths.ts';
import type { ReportDetail, ReportList } from './report-types.ts';

export const reportsQuery = (kind: string | undefined, offset: number, limit: number) =>
  queryOptions({
    queryKey: ['reports', kind, offset, limit],
    queryFn: () => get<ReportList>('/reports', { kind, offset, limit }),
  });

export const pathOf = (kind: string, period: string): string =>
  `/reports/${encodeURIComponent(kind)}/${encodeURIComponent(period)}`;

export const reportQuery = (
  kind: string,
  period: string,
  search: { revision?: string; scope?: string } = {},
) =>
  queryOptions({
    queryKey: ['report', kind, period, search],
    queryFn: () => get<ReportDetail>(pathOf(kind, period), search),
  });

type Named = Pick<ReportDetail, 'kind' | 'period' | 'scope' | 'revision'>;

/** Address of the report as a page of its own. */
export const reportPageUrl = ({ kind, period, scope, revision }: Named): string =>
  `/api/v1${pathOf(kind, period)}/page${queryOf({ scope, revision })}`;
