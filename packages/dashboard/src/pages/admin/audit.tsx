import type { Audit, AuditEntry } from '../../api/admin-types.ts';
import { get } from '../../api/client.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { MoreButton } from '../../parts/more-button.tsx';
import { Page } from '../../parts/page.tsx';
import { usePages } from '../../parts/paged-rows.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { actionNames } from './action-names.ts';
import { detailText } from './audit-text.ts';

const pageSize = 50;

const nameOf = (action: string): string => actionNames[action] ?? action;

const columnsOf = (categoryName: (id: string) => string): Column<AuditEntry>[] => [
  { title: '时间', value: ({ at }) => timeText(at) },
  { title: '登录名', value: ({ login }) => login },
  { title: '做了什么', value: ({ action }) => nameOf(action) },
  { title: '对象', value: ({ target, targetName }) => targetName ?? target },
  { title: '编号', value: ({ target, targetName }) => (targetName === null ? '' : target) },
  { title: '细节', value: ({ detail }) => detailText(detail, categoryName) },
  { title: '来自', value: ({ address }) => address },
];

/** What an entry is about by its name, the key below. */
const Target = ({ of: { target, targetName } }: { of: AuditEntry }) =>
  targetName === null ? (
    target
  ) : (
    <span className="two-lines">
      {targetName}
      <small>{target}</small>
    </span>
  );

/** What was done, newest first; nobody can change it. */
export function AuditPage() {
  const pages = usePages(['audit'], (before) => get<Audit>('/audit', { before, limit: pageSize }));
  const names = new Map(pages.data?.pages[0]?.categories.map(({ id, name }) => [id, name]));
  const categoryName = (id: string): string => names.get(id) ?? id;
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page
      title="操作记录"
      tools={<ExportButton name="操作记录" columns={columnsOf(categoryName)} rows={() => entries} />}
    >
      <p className="note">只增不改:数据库拒绝修改和删除。导出已载入的 {entries.length} 条。</p>
      <div className="section">
        <Shown of={pages} rows={10}>
          {() => (
            <Table<AuditEntry>
              size="small"
              rowKey="id"
              dataSource={entries}
              pagination={false}
              scroll={{ x: 720 }}
              columns={[
                { title: '时间', className: 'nowrap', render: (_, { at }) => timeText(at) },
                { title: '登录名', dataIndex: 'login' },
                { title: '做了什么', render: (_, { action }) => nameOf(action) },
                { title: '对象', className: 'target', render: (_, entry) => <Target of={entry} /> },
                {
                  title: '细节',
                  render: (_, { detail }) => <small>{detailText(detail, categoryName)}</small>,
                },
                { title: '来自', dataIndex: 'address' },
              ]}
            />
          )}
        </Shown>
        <MoreButton of={pages} />
      </div>
    </Page>
  );
}
