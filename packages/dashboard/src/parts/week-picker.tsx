import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { calendarQuery } from '../api/queries.ts';
import { shiftWeek, spanOfWeek, spanText, weekIdOf } from './weeks.ts';

const mostWeeks = 120;

const labelOf = (week: string): string => {
  const span = spanOfWeek(week);
  return span ? `${week}(${spanText(span)})` : week;
};

/** Weeks with data, newest first; `week` is among them even where it has none. */
function weeksOf(week: string, span: { from: string; to: string } | null | undefined): string[] {
  const weeks: string[] = [];
  if (span) {
    const first = weekIdOf(span.from);
    for (let one = weekIdOf(span.to); weeks.length < mostWeeks && one >= first; one = shiftWeek(one, -1))
      weeks.push(one);
  }
  return weeks.includes(week) ? weeks : [week, ...weeks];
}

/** Chooses the week of the address. */
export function WeekPicker({ week }: { week: string }) {
  const { data } = useQuery(calendarQuery);
  const navigate = useNavigate();
  const go = (chosen: string): void => {
    // Days that an address names give way to the week that is chosen.
    void navigate({
      to: '.',
      search: (search) => ({ ...search, week: chosen, from: undefined, to: undefined }),
    });
  };
  return (
    <span className="joined">
      <button type="button" className="button" aria-label="上一周" onClick={() => go(shiftWeek(week, -1))}>
        <LeftOutlined aria-hidden />
      </button>
      <select
        aria-label="周"
        className="select weeks"
        value={week}
        onChange={({ currentTarget }) => go(currentTarget.value)}
      >
        {weeksOf(week, data?.span).map((one) => (
          <option key={one} value={one}>
            {labelOf(one)}
          </option>
        ))}
      </select>
      <button type="button" className="button" aria-label="下一周" onClick={() => go(shiftWeek(week, 1))}>
        <RightOutlined aria-hidden />
      </button>
    </span>
  );
}
