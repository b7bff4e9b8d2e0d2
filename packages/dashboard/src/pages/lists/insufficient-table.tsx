import { Link } from '@tanstack/react-router';
import type { Insufficient } from '../../api/report-types.ts';
import { countText } from '../../parts/figures.ts';
import { Table } from '../../parts/table.tsx';

export const InsufficientTable = ({
  products,
  week,
}: {
  products: readonly Insufficient[];
  week: string;
}) => (
  <Table<Insufficient>
    size="small"
    rowKey="productId"
    dataSource={[...products]}
    pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
    scroll={{ x: 560 }}
    locale={{ emptyText: '没有数据不足的款' }}
    columns={[
      {
        title: '产品',
        render: (_, { productId, name }) => (
          <div className="two-lines">
            <Link to="/products/$product" params={{ product: productId }} search={{ week }}>
              {name}
            </Link>
            <small>{productId}</small>
          </div>
        ),
      },
      {
        title: '自身投诉',
        align: 'right',
        render: (_, { own }) =>
          `${countText(own.count)} / ${own.exposure === null ? '分母未知' : countText(own.exposure)}`,
      },
      { title: '为什么', dataIndex: 'reason' },
    ]}
  />
);
