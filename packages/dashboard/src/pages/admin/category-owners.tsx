import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get } from '../../api/client.ts';
import type { CategoryOwner } from '../../api/settings-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';

const pageSize = 15;

const columns: Column<CategoryOwner>[] = [
  { title: '类目', value: ({ name }) => name },
  { title: '主责', value: ({ owners }) => owners[0] },
  { title: '协同', value: ({ owners }) => owners.slice(1).join('、') },
];

/** Which department a category belongs to, by the taxonomy. */
export function CategoryOwners() {
  const [page, setPage] = useState(1);
  const asked = useQuery({
    queryKey: ['category-owners'],
    queryFn: () => get<{ categories: CategoryOwner[] }>('/category-owners'),
  });
  return (
    <Section
      title="类目的责任部门"
      note="预警卡片和报告按类目写责任部门,产品自己的负责人(产品表)优先。由类目体系决定,改法见 docs/taxonomy.md(voc taxonomy apply)。"
      tools={<ExportButton name="类目责任部门" columns={columns} rows={() => asked.data?.categories ?? []} />}
    >
      <Shown of={asked} rows={6}>
        {({ categories }) => (
          <Table<CategoryOwner>
            size="small"
            rowKey="id"
            dataSource={categories.slice((page - 1) * pageSize, page * pageSize)}
            pagination={{
              current: page,
              pageSize,
              total: categories.length,
              onChange: setPage,
              showSizeChanger: false,
            }}
            columns={[
              { title: '类目', dataIndex: 'name' },
              { title: '主责', render: (_, { owners }) => owners[0] ?? '—' },
              { title: '协同', render: (_, { owners }) => owners.slice(1).join('、') || '—' },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}
