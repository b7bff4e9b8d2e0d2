import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Segmented, Tag } from 'antd';
import { reportPageUrl, reportsQuery } from '../../api/report-queries.ts';
import type { ListedReport } from '../../api/report-types.ts';
import { pageOf } from '../../app/search.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { addDays } from '../../parts/weeks.ts';
import { kindNames, reportTitle } from './kinds.ts';

const route = getRouteApi('/shell/themed/reports');
const pageSize = 20;

const Days = ({ of: { startOn, endOn } }: { of: ListedReport }) =>
  startOn && endOn ? (
    <>
      <span className="nowrap">{startOn} 至</span> <span className="nowrap">{addDays(endOn, -1)}</span>
    </>
  ) : (
    '—'
  );

const Rows = ({ reports }: { reports: readonly ListedReport[] }) => (
  <Table<ListedReport>
    size="middle"
    rowKey={({ kind, scope, period }) => `${kind} ${scope} ${period}`}
    dataSource={[...reports]}
    pagination={false}
    scroll={{ x: 720 }}
    columns={[
      {
        title: '报告',
        render: (_, { kind, period, scope, scopeName }) => (
          <Link
            to="/reports/$kind/$period"
            params={{ kind, period }}
            search={scopeName === null ? {} : { scope }}
          >
            {reportTitle({ kind, period, scopeName })}
          </Link>
        ),
      },
      { title: '日期', render: (_, report) => <Days of={report} /> },
      { title: '版次', align: 'right', render: (_, { revision }) => `第 ${revision} 版` },
      {
        title: '状态',
        render: (_, { published }) => (published ? <Tag color="green">已发布</Tag> : <Tag>未发布</Tag>),
      },
      { title: '生成', render: (_, { composedAt }) => timeText(composedAt) },
      {
        title: '全文',
        render: (_, report) => (
          <a href={reportPageUrl(report)} target="_blank" rel="noopener noreferrer">
            打开
          </a>
        ),
      },
    ]}
  />
);

/** The archive of reports. */
export function Reports() {
  const { kind, page } = route.useSearch();
  const navigate = route.useNavigate();
  const at = pageOf(page);
  const reports = useQuery(reportsQuery(kind, (at - 1) * pageSize, pageSize));
  const go = (next: { kind?: string; page?: string }): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, ...next }) });
  return (
    <Page title="报告">
      <div className="filters">
        <Segmented
          aria-label="种类"
          value={kind ?? ''}
          options={[
            { value: '', label: '全部' },
            ...['week', 'month', 'quarter'].map((value) => ({ value, label: kindNames[value] })),
          ]}
          onChange={(next) => go({ kind: next || undefined, page: undefined })}
        />
      </div>
      <div className="section">
        <Shown
          of={reports}
          empty={{ when: (data) => data.reports.length === 0, text: '还没有报告;voc report 或日程会生成' }}
          rows={10}
        >
          {(data) => (
            <>
              <Rows reports={data.reports} />
              <div className="more">
                <Button disabled={at === 1} onClick={() => go({ page: String(at - 1) })}>
                  上一页
                </Button>{' '}
                <Button disabled={!data.hasMore} onClick={() => go({ page: String(at + 1) })}>
                  下一页
                </Button>
              </div>
            </>
          )}
        </Shown>
      </div>
    </Page>
  );
}
