import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import type { Products } from '../../api/types.ts';
import { countText } from '../../parts/figures.ts';
import { IntervalBar, mostOf } from '../../parts/interval-bar.tsx';
import { RateFigure } from '../../parts/rate-figure.tsx';
import { Table } from '../../parts/table.tsx';

type Row = Products['products'][number];

interface ProductTableProps {
  data: Products;
  week: string;
  page: number;
  pageSize: number;
  onPage(page: number): void;
}

const ProductName = ({ row, week }: { row: Row; week: string }) => (
  <div className="two-lines">
    <Link to="/products/$product" params={{ product: row.productId }} search={{ week }}>
      {row.name}
    </Link>
    <small>
      {row.mapped ? row.productId : <Tag>未归款</Tag>}
      {row.line ? ` · ${row.line}` : ''}
    </small>
  </div>
);

export function ProductTable({ data, week, page, pageSize, onPage }: ProductTableProps) {
  const end = mostOf(data.products.map(({ rate }) => rate));
  return (
    <Table<Row>
      size="middle"
      rowKey="productId"
      dataSource={data.products}
      scroll={{ x: 760 }}
      pagination={{
        current: page,
        pageSize,
        total: data.total,
        onChange: onPage,
        showSizeChanger: false,
        showTotal: (total) => `共 ${total} 款`,
      }}
      columns={[
        { title: '产品', width: 220, render: (_, row) => <ProductName row={row} week={week} /> },
        { title: '类目', dataIndex: 'productType', render: (type: string | null) => type ?? '—' },
        { title: '负责人', dataIndex: 'owner', render: (owner: string | null) => owner ?? '—' },
        { title: '投诉', align: 'right', render: (_, { rate }) => countText(rate.count) },
        {
          title: data.denominator,
          align: 'right',
          render: (_, { rate }) => (rate.exposure === null ? '—' : countText(rate.exposure)),
        },
        { title: '投诉率', render: (_, { rate }) => <RateFigure rate={rate} /> },
        {
          title: '90% 区间',
          width: 170,
          render: (_, { rate }) => <IntervalBar rate={rate} most={end} tone="bad" />,
        },
      ]}
    />
  );
}
