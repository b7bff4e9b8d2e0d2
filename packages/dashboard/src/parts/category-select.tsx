import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { calendarQuery } from '../api/queries.ts';
import { sums } from './category-name.ts';

export interface CategorySelectProps {
  value: string;
  /** Name of the choice that filters nothing, `''`. */
  every?: string;
  onChange(category: string): void;
}

/** Chooses a sum, a group or a leaf. */
export function CategorySelect({ value, every, onChange }: CategorySelectProps) {
  const { data } = useQuery(calendarQuery);
  const groups = (data?.groups ?? []).map((group) => ({
    label: group.name,
    options: [
      { value: group.id, label: `${group.name}(整组)` },
      ...(data?.categories ?? [])
        .filter((category) => category.group === group.id)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
  }));
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      aria-label="类别"
      className="category"
      popupMatchSelectWidth={240}
      value={value}
      onChange={onChange}
      options={[
        ...(every === undefined ? [] : [{ value: '', label: every }]),
        { label: '合计', options: sums },
        ...groups,
      ]}
    />
  );
}
