import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import { readAll } from '../../api/read-all.ts';
import type { Owner, Owners } from '../../api/settings-types.ts';
import { pageOf } from '../../app/search.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { CategoryOwners } from './category-owners.tsx';
import { OwnerDialog } from './owner-dialog.tsx';
import { OwnerTable } from './owner-table.tsx';
import { scopeOf } from './owner-text.ts';
import { useMayManage } from './use-may-manage.ts';

const route = getRouteApi('/shell/themed/admin/owners');
const pageSize = 50;

const columns: Column<Owner>[] = [
  { title: '负责什么', value: scopeOf },
  { title: '款号', value: ({ productId }) => productId },
  { title: '产品线', value: ({ line }) => line },
  { title: '部门', value: ({ department }) => department },
  { title: '负责人', value: ({ person }) => person },
  { title: '机器人', value: ({ robot }) => robot },
];

const read = (q: string, offset: number, limit: number) => get<Owners>('/owners', { q, offset, limit });

const mostAtOnce = 200;

/** All rows that were looked for, also those of other pages. */
const readEvery = (q: string) =>
  readAll(async (after) => {
    const offset = Number(after ?? 0);
    const { owners, total } = await read(q, offset, mostAtOnce);
    const end = offset + owners.length;
    return { rows: owners, next: end < total && owners.length > 0 ? String(end) : null };
  });

const Lost = ({ names }: { names: readonly string[] }) =>
  names.length === 0 ? null : (
    <Alert
      className="gap"
      type="warning"
      showIcon
      title={`机器人「${names.join('、')}」没有配置`}
      description="负责人表里用到了它,但 VOC_HOME/delivery.json 里没有:发给它的曝光和待办提醒改发预警群。请补上配置,或在下面改选别的机器人。"
    />
  );

/** Who answers for what, and where their group is told. */
export function OwnersPage() {
  const { q = '', page } = route.useSearch();
  const navigate = route.useNavigate();
  const mayManage = useMayManage();
  const [open, setOpen] = useState<Owner | 'new'>();
  const at = pageOf(page);
  const owners = useQuery({
    queryKey: ['owners', q, at],
    queryFn: () => read(q, (at - 1) * pageSize, pageSize),
    placeholderData: (before) => before,
  });
  const go = (next: { q?: string; page?: string }): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, ...next }), resetScroll: false });
  return (
    <Page
      title="负责人"
      tools={
        <>
          <ExportButton name="负责人" columns={columns} rows={() => readEvery(q)} />
          {mayManage ? (
            <Button type="primary" onClick={() => setOpen('new')}>
              新增负责人
            </Button>
          ) : null}
        </>
      }
    >
      <Section
        title="谁负责"
        note="建待办时推荐这里的部门和人;曝光卡片和待办提醒发到他们的机器人,没有机器人的发到预警群。越具体的越优先:款、产品线、全公司。再次导入负责人表时,同一行以表为准。"
        tools={
          <Input.Search
            className="owner-search"
            aria-label="查找负责人"
            placeholder="款号、产品线、部门或人"
            allowClear
            defaultValue={q}
            onSearch={(words) => go({ q: words.trim(), page: '' })}
          />
        }
      >
        <Shown of={owners} rows={8}>
          {(data) => (
            <>
              <Lost names={data.lostRobots} />
              <OwnerTable
                data={data}
                page={at}
                pageSize={pageSize}
                isFiltered={q !== ''}
                onPage={(next) => go({ page: String(next) })}
                onEdit={setOpen}
              />
              {open ? <OwnerDialog owner={open} known={data} onClose={() => setOpen(undefined)} /> : null}
            </>
          )}
        </Shown>
      </Section>
      <CategoryOwners />
    </Page>
  );
}
