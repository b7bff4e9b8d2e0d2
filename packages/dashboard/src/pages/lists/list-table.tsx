import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { ListEntry } from '../../api/report-types.ts';
import { countText } from '../../parts/figures.ts';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import { RateFigure } from '../../parts/rate-figure.tsx';
import { Nothing } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';

interface ListTableProps {
  side: 'black' | 'red';
  entries: readonly ListEntry[];
  week: string;
}

const Causes = ({ entry, side }: { entry: ListEntry; side: 'black' | 'red' }) => {
  const counts = side === 'black' ? entry.causes : entry.praises;
  if (counts.length === 0) return <span className="muted">—</span>;
  return (
    <span>
      {counts
        .slice(0, 3)
        .map(({ name, count }) => `${name} ${count}`)
        .join('、')}
    </span>
  );
};

/** Ten entries at most, each with its interval against the median of its peers; opened, the published text. */
export function ListTable({ side, entries, week }: ListTableProps) {
  if (entries.length === 0)
    return <Nothing text={side === 'black' ? '这一期没有上黑榜的款' : '这一期没有上红榜的款'} />;
  const most = Math.max(1, ...entries.flatMap(({ own, peerMedian }) => [own.upper ?? 0, peerMedian * 1.2]));
  return (
    <Table<ListEntry>
      size="middle"
      rowKey="productId"
      dataSource={[...entries]}
      pagination={false}
      scroll={{ x: 700 }}
      expandable={{
        expandedRowRender: ({ text }) => <pre className="card-text">{text}</pre>,
        columnTitle: <span className="unseen">展开</span>,
      }}
      columns={[
        { title: '名次', dataIndex: 'rank', width: 56 },
        {
          title: '产品',
          width: 160,
          render: (_, { productId, name, peerGroup, peers }) => (
            <div className="two-lines">
              <Link to="/products/$product" params={{ product: productId }} search={{ week }}>
                {name}
              </Link>
              <small>
                {productId} · {peerGroup} {peers} 款
              </small>
            </div>
          ),
        },
        { title: '状态', render: (_, { standing }) => <Tag>{standing}</Tag> },
        {
          title: '自身投诉',
          align: 'right',
          className: 'nowrap',
          render: (_, { own }) =>
            `${countText(own.count)} / ${own.exposure === null ? '—' : countText(own.exposure)}`,
        },
        { title: '千分比', render: (_, { own }) => <RateFigure rate={own} /> },
        {
          title: '90% 区间与同组中位',
          width: 170,
          render: (_, { own, peerMedian }) => (
            <IntervalBar
              rate={own}
              most={most}
              reference={peerMedian}
              tone={side === 'black' ? 'bad' : 'good'}
            />
          ),
        },
        {
          title: side === 'black' ? '主因' : '表扬',
          render: (_, entry) => <Causes entry={entry} side={side} />,
        },
      ]}
    />
  );
}
