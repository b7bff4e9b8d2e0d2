import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { get } from '../../api/client.ts';
import { readAll } from '../../api/read-all.ts';
import type { Alert, AlertState, Alerts as Answer, Precision } from '../../api/types.ts';
import { AlertRow, stateNames } from '../../parts/alert-row.tsx';
import { Beside } from '../../parts/beside.tsx';
import { useCategoryName } from '../../parts/category-name.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Page } from '../../parts/page.tsx';
import { PagedRows, usePages } from '../../parts/paged-rows.tsx';
import { AlertDetail } from './alert-detail.tsx';

const route = getRouteApi('/shell/themed/alerts');
const states: AlertState[] = ['open', 'acknowledged', 'resolved', 'withdrawn'];
const pageSize = 30;

const columns: Column<Alert>[] = [
  { title: '日期', value: ({ raisedOn }) => raisedOn },
  { title: '最近', value: ({ lastOn }) => lastOn },
  { title: '级别', value: ({ tier }) => tier },
  { title: '款号', value: ({ productId }) => productId },
  { title: '产品', value: ({ productName }) => productName },
  { title: '类别', value: ({ categoryName }) => categoryName },
  { title: '摘要', value: ({ title }) => title },
  { title: '状态', value: ({ state }) => stateNames[state] },
  { title: '处理人', value: ({ stateBy }) => stateBy },
  { title: '说明', value: ({ stateNote }) => stateNote },
  { title: '误报', value: ({ falseAlarm }) => (falseAlarm ? '是' : '') },
];

const pageQuery = (state: string, product: string | undefined, after?: string, limit = pageSize) =>
  get<Answer>('/alerts', { state: state === 'all' ? undefined : state, product, after, limit });

const readEvery = (state: string, product: string | undefined): Promise<Alert[]> =>
  readAll(async (after) => {
    const { alerts, next } = await pageQuery(state, product, after, 200);
    return { rows: alerts, next };
  });

const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** How often an alert was real, as people have judged so far. */
function Measured({ precision }: { precision: readonly Precision[] }) {
  const nameOf = useCategoryName();
  const kindName = (kind: string): string => (kind === 'redline' ? '红线' : nameOf(kind));
  if (precision.length === 0) return null;
  return (
    <p className="note">
      实测准确率(已解决或标为误报的):
      {precision
        .map(
          ({ kind, judged, falseAlarms, precision: share, lower, upper }) =>
            `${kindName(kind)} ${judged - falseAlarms}/${judged}=${percent(share)}(90% 区间 ${percent(lower)}~${percent(upper)})`,
        )
        .join(';')}
    </p>
  );
}

/** The inbox of alerts by state; the chosen one stands in the address. */
export function Alerts() {
  const { state = 'open', key, product } = route.useSearch();
  const navigate = route.useNavigate();
  const pages = usePages(['alerts', 'inbox', state, product], (after) => pageQuery(state, product, after));
  const counts = pages.data?.pages[0]?.counts ?? {};
  const choose = (chosen: string | undefined): void =>
    void navigate({ to: '.', search: (search) => ({ ...search, key: chosen }), resetScroll: false });
  const options = [
    ...states.map((one) => ({ value: one, label: `${stateNames[one]} ${counts[one] ?? 0}` })),
    { value: 'all', label: '全部' },
  ];
  return (
    <Page
      title={product ? `预警 · ${product}` : '预警'}
      tools={<ExportButton name={`预警-${state}`} columns={columns} rows={() => readEvery(state, product)} />}
    >
      <div className="filters">
        <Segmented
          aria-label="状态"
          value={state}
          options={options}
          onChange={(next) =>
            void navigate({ to: '.', search: { state: next, ...(product ? { product } : {}) } })
          }
        />
        {product ? (
          <Button onClick={() => void navigate({ to: '.', search: { state } })}>看所有产品</Button>
        ) : null}
      </div>
      <Measured precision={pages.data?.pages[0]?.precision ?? []} />
      <div className="inbox">
        <PagedRows
          of={pages}
          rowsOf={({ alerts }) => alerts}
          keyOf={(alert) => alert.key}
          chosen={key}
          onChoose={choose}
          emptyText="这里没有预警"
        >
          {(alert) => <AlertRow alert={alert} />}
        </PagedRows>
        <Beside
          title="预警"
          hint="点左边的一条,看卡片、数字和原话"
          isOpen={key !== undefined}
          onClose={() => choose(undefined)}
        >
          {key ? <AlertDetail alertKey={key} /> : null}
        </Beside>
      </div>
    </Page>
  );
}
