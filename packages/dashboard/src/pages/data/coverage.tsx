import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client.ts';
import type { Coverage } from '../../api/data-types.ts';
import type { Span } from '../../api/queries.ts';
import { ChartData } from '../../parts/chart-data.tsx';
import { channelNames, countText } from '../../parts/figures.ts';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';

const cell = 18;
const height = 22;

type Row = Coverage['rows'][number];

const nameOf = ({ platform, kind }: Row): string => `${platform} ${channelNames[kind] ?? kind}`;

const platformsOf = (rows: readonly Row[]): string[] => [...new Set(rows.map(({ platform }) => platform))];

/** What was heard on a platform on one of the days: `会话 5、评价 30`. */
const countsOn =
  (rows: readonly Row[], at: number) =>
  (platform: string): string =>
    rows
      .filter((row) => row.platform === platform)
      .map(({ kind, counts }) => `${channelNames[kind] ?? kind} ${countText(counts[at] ?? 0)}`)
      .join('、');

/** Darker where more was heard; a frame where nothing was. */
function Days({ row, days }: { row: Row; days: readonly string[] }) {
  const top = Math.max(1, ...row.counts);
  return (
    <svg
      className="coverage"
      viewBox={`0 0 ${days.length * cell} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`没有声音的日子:${days.filter((_, at) => row.counts[at] === 0).join('、') || '没有'}`}
    >
      {days.map((day, at) => {
        const count = row.counts[at] ?? 0;
        const step = count === 0 ? 0 : 1 + Math.min(3, Math.floor((4 * count) / (top + 1)));
        return (
          <rect
            key={day}
            className={`heat heat-${step}`}
            x={at * cell + 1}
            y={1}
            width={cell - 2}
            height={height - 2}
          >
            <title>{`${day} ${countText(count)} 条`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

/** Voices by platform, channel and day: a day without any may be a day without data. */
export function CoverageTable({ span }: { span: Span }) {
  const coverage = useQuery({
    queryKey: ['coverage', span],
    queryFn: () => get<Coverage>('/coverage', { ...span }),
  });
  return (
    <Section title="覆盖" note="近 5 周每天的声音条数,颜色越深越多;空格是一条也没有,可能是没导入">
      <Shown of={coverage} empty={{ when: ({ rows }) => rows.length === 0, text: '这几周没有声音' }} rows={6}>
        {({ days, rows }) => (
          <>
            <ul className="rows">
              <li className="coverage-row muted" aria-hidden="true">
                <span />
                <span className="ends">
                  <span>{days[0]}</span>
                  <span>{days.at(-1)}</span>
                </span>
                <span>合计</span>
              </li>
              {rows.map((row) => (
                <li key={`${row.platform} ${row.kind}`} className="coverage-row">
                  <span>{nameOf(row)}</span>
                  <Days row={row} days={days} />
                  <span className="muted">
                    {countText(row.counts.reduce((sum, count) => sum + count, 0))}
                  </span>
                </li>
              ))}
            </ul>
            <ChartData
              label="每天的声音条数"
              head={['日期', ...platformsOf(rows)]}
              rows={days.map((day, at) => [day, ...platformsOf(rows).map(countsOn(rows, at))]).reverse()}
            />
          </>
        )}
      </Shown>
    </Section>
  );
}
