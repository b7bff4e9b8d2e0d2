import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Input } from 'antd';
import { get } from '../../api/client.ts';
import { productsQuery, type Span } from '../../api/queries.ts';
import type { Products as Answer } from '../../api/types.ts';
import { pageOf } from '../../app/search.ts';
import { useCategoryName } from '../../parts/category-name.ts';
import { CategorySelect } from '../../parts/category-select.tsx';
import type { Column } from '../../parts/csv.ts';
import { ExportButton, rateColumns } from '../../parts/export-button.tsx';
import { WeekPage } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { ProductTable } from './product-table.tsx';

const route = getRouteApi('/shell/themed/products');
const pageSize = 20;
const exportSize = 200;

type Row = Answer['products'][number];

const columnsOf = (denominator: string): Column<Row>[] => [
  { title: '款号', value: ({ productId }) => productId },
  { title: '名称', value: ({ name }) => name },
  { title: '类目', value: ({ productType }) => productType },
  { title: '产品线', value: ({ line }) => line },
  { title: '品牌', value: ({ brand }) => brand },
  { title: '负责人', value: ({ owner }) => owner },
  ...rateColumns<Row>(denominator),
];

/** Every page of a search, one after the other. */
async function readAll(span: Span, category: string, search: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (;;) {
    const query = { ...span, category, search, offset: rows.length, limit: exportSize };
    const { products, total } = await get<Answer>('/products', query);
    rows.push(...products);
    if (products.length === 0 || rows.length >= total) return rows;
  }
}

function Found({ span, week }: { span: Span; week: string }) {
  const { category = 'own', q = '', page } = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useCategoryName();
  const offset = (pageOf(page) - 1) * pageSize;
  const products = useQuery(productsQuery(span, { category, search: q, offset, limit: pageSize }));
  const change = (next: { category?: string; q?: string; page?: string }): void => {
    void navigate({ to: '.', search: (search) => ({ ...search, page: undefined, ...next }) });
  };
  return (
    <>
      <div className="filters">
        <Input.Search
          allowClear
          key={q}
          defaultValue={q}
          placeholder="款号或名称"
          aria-label="按款号或名称查找"
          className="search"
          onSearch={(text) => change({ q: text.trim() || undefined })}
        />
        <CategorySelect value={category} onChange={(chosen) => change({ category: chosen })} />
        <ExportButton
          name={`产品-${nameOf(category)}-${week}`}
          columns={columnsOf(products.data?.denominator ?? '分母')}
          rows={() => readAll(span, category, q)}
        />
      </div>
      <p className="note">
        按 90% 区间的下限从高到低:证据足的在前,量小碰巧高的不会排到最前。每千
        {products.data?.denominator ?? '件'}。
      </p>
      <Shown
        of={products}
        empty={{ when: ({ total }) => total === 0, text: q ? `没有找到「${q}」` : '这一周没有产品数据' }}
        rows={10}
      >
        {(data) => (
          <ProductTable
            data={data}
            week={week}
            page={pageOf(page)}
            pageSize={pageSize}
            onPage={(next) => change({ page: String(next) })}
          />
        )}
      </Shown>
    </>
  );
}

export const Products = () => (
  <WeekPage title="产品">{(span, week) => <Found span={span} week={week} />}</WeekPage>
);
