import { getRouteApi } from '@tanstack/react-router';
import { get } from '../../api/client.ts';
import type { Items as Answer } from '../../api/item-types.ts';
import type { Span } from '../../api/queries.ts';
import { readAll } from '../../api/read-all.ts';
import { withWeeksBefore } from '../../app/span.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { channelNames } from '../../parts/figures.ts';
import { WeekPage } from '../../parts/page.tsx';
import { PagedRows, usePages } from '../../parts/paged-rows.tsx';
import { shopText } from '../../parts/shop-text.ts';
import { spanOfDays } from '../../parts/weeks.ts';
import { ItemFilters } from './item-filters.tsx';
import { ItemPanel } from './item-panel.tsx';
import { ItemRow } from './item-row.tsx';

const route = getRouteApi('/shell/themed/items');
const pageSize = 30;
/** Most rows of one export; a span and filters bring it down. */
const mostExported = 2000;

type Row = Answer['items'][number];

const columns: Column<Row>[] = [
  { title: '日期', value: ({ eventOn }) => eventOn },
  { title: '渠道', value: ({ kind }) => channelNames[kind] ?? kind },
  { title: '平台', value: ({ platform }) => platform },
  { title: '店铺', value: ({ shop }) => shopText(shop) },
  { title: '款号', value: ({ productId }) => productId },
  { title: '产品', value: ({ productName }) => productName },
  { title: '颜色/尺码', value: ({ sku }) => sku },
  { title: '星级', value: ({ rating }) => rating },
  { title: '类别', value: ({ categories }) => categories.map(({ name }) => name).join('、') },
  { title: '原声(已脱敏)', value: ({ said }) => said.text },
];

interface Search {
  q?: string;
  product?: string;
  category?: string;
  channel?: string;
}

const read = (span: Span, { q, product, category, channel }: Search, after?: string, limit = pageSize) =>
  get<Answer>('/items', { ...span, q, product, category, channel, after, limit });

const readEvery = (span: Span, search: Search): Promise<Row[]> =>
  readAll(async (after) => {
    const { items, next } = await read(span, search, after, 200);
    return { rows: items, next };
  }, mostExported);

function Found({ span, week }: { span: Span; week: string }) {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const weeks = Math.min(26, Math.max(1, Number(search.weeks ?? '4') || 4));
  const { q, product, category, channel } = search;
  const days = spanOfDays(search.from, search.to);
  const whole = days ?? withWeeksBefore(span, weeks - 1);
  const wanted = { q, product, category, channel };
  const pages = usePages(['items', whole, wanted], (after) => read(whole, wanted, after));
  const change = (next: Partial<typeof search>): void =>
    void navigate({
      to: '.',
      search: (old) => ({ ...old, item: undefined, ...next }),
      resetScroll: false,
    });
  return (
    <>
      <ItemFilters
        search={search}
        weeks={weeks}
        days={days}
        onChange={change}
        tools={<ExportButton name={`原声-${week}`} columns={columns} rows={() => readEvery(whole, wanted)} />}
      />
      <PagedRows
        of={pages}
        rowsOf={({ items }) => items}
        keyOf={({ id }) => id}
        chosen={search.item}
        onChoose={(item) => change({ item })}
        emptyText="没有找到;可放宽时间或换个词"
      >
        {(item) => <ItemRow item={item} />}
      </PagedRows>
      <ItemPanel id={search.item} onClose={() => change({})} />
    </>
  );
}

/** What customers said, masked, with the words behind each label. */
export const Items = () => (
  <WeekPage title="原声">{(span, week) => <Found span={span} week={week} />}</WeekPage>
);
