import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { Span } from '../../api/queries.ts';
import { useCategoryName } from '../../parts/category-name.ts';
import { loadTrendCanvas, TrendChart } from '../../parts/chart.tsx';
import { painted } from '../../parts/painted.ts';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { eightWeeksQuery } from './asks.ts';

// After the chart is drawn: it brings all of Ant Design along.
const Category = lazy(async () => {
  await loadTrendCanvas();
  await painted();
  return import('../../parts/trend-category.tsx');
});

interface TrendSectionProps {
  span: Span;
  product?: string;
}

/** Eight weeks of one category of the address, the chosen week shaded. */
export function OverviewTrend({ span, product }: TrendSectionProps) {
  const { category = product === undefined ? 'total' : 'own' } = useSearch({ strict: false }) as {
    category?: string;
  };
  const navigate = useNavigate();
  const nameOf = useCategoryName();
  const trend = useQuery(eightWeeksQuery(span, category, product));
  return (
    <Section
      title="近 8 周走势"
      note={`按天,每千${trend.data?.denominator === '签收件数' ? '件签收' : '条声音'};浅蓝为 90% 区间,灰底为所选周`}
      tools={
        <Suspense fallback={<span className="category box">{nameOf(category)}</span>}>
          <Category
            value={category}
            onChange={(chosen) =>
              void navigate({
                to: '.',
                search: (search) => ({ ...search, category: chosen }),
                resetScroll: false,
              })
            }
          />
        </Suspense>
      }
    >
      <Shown of={trend} empty={{ when: ({ days }) => days.length === 0, text: '这 8 周没有数据' }} rows={7}>
        {({ days, denominator }) => (
          <TrendChart
            days={days}
            denominator={denominator}
            marked={span}
            label={`${nameOf(category)}近 8 周每天的投诉率及 90% 区间`}
          />
        )}
      </Shown>
    </Section>
  );
}
