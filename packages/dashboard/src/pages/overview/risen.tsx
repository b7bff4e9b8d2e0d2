import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { categoriesQuery, type Span } from '../../api/queries.ts';
import type { CategoryRow } from '../../api/types.ts';
import { ChangeFigure } from '../../parts/change-figure.tsx';
import { isApart } from '../../parts/figures.ts';
import { IntervalBar, mostOf } from '../../parts/interval-bar.tsx';
import { PlainTable } from '../../parts/plain-table.tsx';
import { RateFigure } from '../../parts/rate-figure.tsx';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';

const most = 8;

/** Leaves that rose, those beyond chance first. */
export const risenOf = (rows: readonly CategoryRow[]): CategoryRow[] =>
  rows
    .filter(({ group, change }) => !group && (change ?? 0) > 0)
    .sort(
      (a, b) =>
        Number(isApart(b.rate, b.previous)) - Number(isApart(a.rate, a.previous)) ||
        (b.change ?? 0) - (a.change ?? 0),
    )
    .slice(0, most);

export function Risen({ span, week }: { span: Span; week: string }) {
  const categories = useQuery(categoriesQuery(span));
  return (
    <Section
      title="上升的类别"
      note="超出波动的排在前面;「在波动内」的变化可能只是偶然"
      tools={
        <Link to="/trends" search={{ week }}>
          全部类别
        </Link>
      }
    >
      <Shown
        of={categories}
        empty={{ when: (data) => risenOf(data.categories).length === 0, text: '本周没有上升的类别' }}
      >
        {(data) => {
          const rows = risenOf(data.categories);
          const end = mostOf(rows.map(({ rate }) => rate));
          return (
            <PlainTable
              rows={rows}
              columns={[
                {
                  title: '类别',
                  value: ({ id, name }) => (
                    <Link to="/trends" search={{ week, category: id }}>
                      {name}
                    </Link>
                  ),
                },
                { title: '本周', value: ({ rate }) => <RateFigure rate={rate} /> },
                { title: '90% 区间', value: ({ rate }) => <IntervalBar rate={rate} most={end} /> },
                { title: '较上周', value: (row) => <ChangeFigure {...row} /> },
                { title: '条数', value: ({ rate }) => rate.count, isCount: true },
              ]}
            />
          );
        }}
      </Shown>
    </Section>
  );
}
