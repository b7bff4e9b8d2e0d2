import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { categoriesQuery, type Span, trendQuery } from '../../api/queries.ts';
import type { CategoryRow, Trend } from '../../api/types.ts';
import { withWeeksBefore } from '../../app/span.ts';
import { useCategoryName } from '../../parts/category-name.ts';
import { CategorySelect } from '../../parts/category-select.tsx';
import { TrendChart } from '../../parts/chart.tsx';
import type { Column } from '../../parts/csv.ts';
import { ExportButton, rateColumns } from '../../parts/export-button.tsx';
import { WeekPage } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { CategoryTable } from './category-table.tsx';

const route = getRouteApi('/shell/themed/trends');

const dayColumns = (denominator: string): Column<Trend['days'][number]>[] => [
  { title: '日期', value: ({ day }) => day },
  ...rateColumns<Trend['days'][number]>(denominator),
];

const rowColumns = (denominator: string): Column<CategoryRow>[] => [
  { title: '类别', value: ({ name }) => name },
  { title: '层级', value: ({ group }) => (group ? '组' : '叶') },
  ...rateColumns<CategoryRow>(denominator),
  { title: '上周千分比', value: ({ previous }) => previous.perThousand },
  { title: '变化', value: ({ change }) => change },
];

function Line({ span, week }: { span: Span; week: string }) {
  const { category = 'total', weeks = '12' } = route.useSearch();
  const navigate = route.useNavigate();
  const nameOf = useCategoryName();
  const count = Math.min(52, Math.max(1, Number(weeks) || 12));
  const trend = useQuery(trendQuery(withWeeksBefore(span, count - 1), category));
  return (
    <Section
      title={`${nameOf(category)}走势`}
      note={`按天,每千${trend.data?.denominator === '签收件数' ? '件签收' : '条声音'};浅蓝为 90% 区间,灰底为所选周`}
      tools={
        <>
          <Segmented
            aria-label="长度"
            value={String(count)}
            options={['4', '12', '26'].map((value) => ({ value, label: `${value} 周` }))}
            onChange={(next) =>
              void navigate({ to: '.', search: (search) => ({ ...search, weeks: next }), resetScroll: false })
            }
          />
          <CategorySelect
            value={category}
            onChange={(next) =>
              void navigate({
                to: '.',
                search: (search) => ({ ...search, category: next }),
                resetScroll: false,
              })
            }
          />
          <ExportButton
            name={`走势-${nameOf(category)}-${week}`}
            columns={dayColumns(trend.data?.denominator ?? '分母')}
            rows={() => trend.data?.days ?? []}
          />
        </>
      }
    >
      <Shown of={trend} empty={{ when: ({ days }) => days.length === 0, text: '没有数据' }} rows={7}>
        {({ days, denominator }) => (
          <TrendChart
            days={days}
            denominator={denominator}
            marked={span}
            label={`${nameOf(category)}近 ${count} 周每天的投诉率及 90% 区间`}
          />
        )}
      </Shown>
    </Section>
  );
}

function Rows({ span, week }: { span: Span; week: string }) {
  const categories = useQuery(categoriesQuery(span));
  return (
    <Section
      title="各类别与上周"
      note="一条可以说到几类,所以各叶相加大于组、各组相加大于合计;待确认的只在合计里;点类别看走势"
      tools={
        <ExportButton
          name={`类别-${week}`}
          columns={rowColumns(categories.data?.denominator ?? '分母')}
          rows={() => categories.data?.categories ?? []}
        />
      }
    >
      <Shown
        of={categories}
        empty={{ when: (data) => data.categories.length === 0, text: '这一周没有投诉' }}
        rows={10}
      >
        {(data) => <CategoryTable data={data} />}
      </Shown>
    </Section>
  );
}

export const Trends = () => (
  <WeekPage title="品类趋势">
    {(span, week) => (
      <>
        <Line span={span} week={week} />
        <Rows span={span} week={week} />
      </>
    )}
  </WeekPage>
);
