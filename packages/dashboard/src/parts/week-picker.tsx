import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Select, Space } from 'antd';
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
    <Space.Compact>
      <Button
        icon={<LeftOutlined aria-hidden />}
        aria-label="上一周"
        onClick={() => go(shiftWeek(week, -1))}
      />
      <Select
        showSearch
        aria-label="周"
        value={week}
        className="weeks"
        onChange={go}
        options={weeksOf(week, data?.span).map((one) => ({ value: one, label: labelOf(one) }))}
      />
      <Button
        icon={<RightOutlined aria-hidden />}
        aria-label="下一周"
        onClick={() => go(shiftWeek(week, 1))}
      />
    </Space.Compact>
  );
}
