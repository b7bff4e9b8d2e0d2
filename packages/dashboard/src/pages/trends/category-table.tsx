import { getRouteApi, Link } from '@tanstack/react-router';
import type { Categories, CategoryRow } from '../../api/types.ts';
import { ChangeFigure } from '../../parts/change-figure.tsx';
import { countText } from '../../parts/figures.ts';
import { IntervalBar, mostOf } from '../../parts/interval-bar.tsx';
import { RateFigure } from '../../parts/rate-figure.tsx';
import { Table } from '../../parts/table.tsx';

const route = getRouteApi('/shell/themed/trends');

interface TreeRow extends CategoryRow {
  children?: CategoryRow[];
}

/** Groups with their leaves below, the groups with most complaints first. */
export function toTree(rows: readonly CategoryRow[]): TreeRow[] {
  const isLeafOf = (group: string) => (row: CategoryRow) => !row.group && row.id.startsWith(`${group}.`);
  return rows
    .filter(({ group }) => group)
    .map((group) => ({ ...group, children: rows.filter(isLeafOf(group.id)) }));
}

export function CategoryTable({ data }: { data: Categories }) {
  const search = route.useSearch();
  const tree = toTree(data.categories);
  const end = mostOf(data.categories.map(({ rate }) => rate));
  return (
    <Table<TreeRow>
      size="small"
      rowKey="id"
      dataSource={tree}
      pagination={false}
      scroll={{ x: 700 }}
      expandable={{ defaultExpandAllRows: true }}
      rowClassName={({ id }) => (id === search.category ? 'chosen-row' : '')}
      columns={[
        {
          title: '类别',
          width: 240,
          render: (_, { id, name, group }) => (
            <Link to="/trends" search={{ ...search, category: id }} className={group ? 'strong' : ''}>
              {name}
            </Link>
          ),
        },
        { title: '投诉', align: 'right', render: (_, { rate }) => countText(rate.count) },
        { title: '本周', render: (_, { rate }) => <RateFigure rate={rate} /> },
        { title: '90% 区间', render: (_, { rate }) => <IntervalBar rate={rate} most={end} /> },
        { title: '上周', render: (_, { previous }) => <RateFigure rate={previous} /> },
        { title: '变化', render: (_, row) => <ChangeFigure {...row} /> },
      ]}
    />
  );
}
