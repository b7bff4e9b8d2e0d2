import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { pageOf } from '../../app/search.ts';
import { withWeeksBefore } from '../../app/span.ts';
import { useSpan } from '../../app/use-span.ts';
import { Page } from '../../parts/page.tsx';
import { Nothing } from '../../parts/states.tsx';
import { CoverageTable } from './coverage.tsx';
import { FileReader } from './file-reader.tsx';
import { Readings } from './imports.tsx';
import { QuarantineTable } from './quarantine.tsx';
import { SourceTable } from './sources.tsx';

const route = getRouteApi('/shell/themed/data');

const tabs = [
  { value: 'imports', label: '导入' },
  { value: 'quarantine', label: '隔离' },
  { value: 'sources', label: '来源' },
  { value: 'coverage', label: '覆盖' },
];

/** 数据: what was read, what could not be, and what is missing. */
export function DataPage() {
  const { tab = 'imports', page, reason = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { span } = useSpan();
  const go = (next: Partial<{ tab: string; page: string; reason: string }>): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, ...next }), resetScroll: false });
  const content = (): ReactNode => {
    if (tab === 'quarantine')
      return <QuarantineTable reason={reason} onReason={(next) => go({ reason: next })} />;
    if (tab === 'sources') return <SourceTable />;
    if (tab === 'coverage')
      return span ? <CoverageTable span={withWeeksBefore(span, 4)} /> : <Nothing text="还没有数据" />;
    return (
      <>
        <FileReader />
        <Readings page={pageOf(page)} onPage={(next) => go({ page: String(next) })} />
      </>
    );
  };
  return (
    <Page title="数据">
      <div className="filters">
        <Segmented aria-label="看什么" value={tab} options={tabs} onChange={(next) => go({ tab: next })} />
      </div>
      {content()}
    </Page>
  );
}
