import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { get } from '../../api/client.ts';
import type { ModelShift } from '../../api/item-types.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { countText } from '../../parts/figures.ts';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { TwoLinesChart } from '../../parts/two-lines.tsx';

interface Versions {
  before: string;
  after: string;
}

const changeText = ({ before, after }: ModelShift): string =>
  before === after ? '不变' : `${after > before ? '+' : '−'}${countText(Math.abs(after - before))}`;

const columns = (before: string, after: string) => [
  { title: '类目', value: ({ name }: ModelShift) => name },
  { title: before, value: (shift: ModelShift) => shift.before },
  { title: after, value: (shift: ModelShift) => shift.after },
];

const ends: [string, string] = ['旧', '新'];

function Lines({ shift, before, after }: Versions & { shift: ModelShift }) {
  const points = useMemo(
    () => shift.weeks.map((one) => ({ at: one.week, values: [one.before, one.after] as [number, number] })),
    [shift],
  );
  const names = useMemo(() => [`旧 ${before}`, `新 ${after}`] as [string, string], [before, after]);
  return (
    <TwoLinesChart
      label={`${shift.name}:${names[0]} 与 ${names[1]} 每周的条数`}
      names={names}
      ends={ends}
      points={points}
    />
  );
}

function Shifts({ categories, before, after }: Versions & { categories: readonly ModelShift[] }) {
  const [chosen, setChosen] = useState<string>();
  const shown = categories.find(({ id }) => id === chosen) ?? categories[0];
  if (!shown) return null;
  return (
    <>
      <div className="tools top-gap">
        <Select
          aria-label="看哪个类目的每周条数"
          showSearch={{ optionFilterProp: 'label' }}
          value={shown.id}
          onChange={setChosen}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
          className="wide-select"
        />
        <ExportButton
          name={`模型对比-${before}-${after}`}
          columns={columns(before, after)}
          rows={() => categories}
        />
      </div>
      <Lines shift={shown} before={before} after={after} />
      <Table<ModelShift>
        rowKey="id"
        size="small"
        dataSource={[...categories]}
        pagination={{ pageSize: 10 }}
        columns={[
          { title: '类目', dataIndex: 'name' },
          { title: '旧', render: (_, shift) => countText(shift.before), align: 'right' },
          { title: '新', render: (_, shift) => countText(shift.after), align: 'right' },
          { title: '变化', render: (_, shift) => changeText(shift), align: 'right' },
        ]}
      />
    </>
  );
}

/** What two versions say of the same voices: both lines of a category, and all categories, those that moved most first. */
export function ComparedModels({ before, after }: Versions) {
  const found = useQuery({
    queryKey: ['models', before, after],
    queryFn: () => get<{ categories: ModelShift[] }>('/models/compare', { before, after }),
    staleTime: 600_000,
  });
  return (
    <Shown
      of={found}
      empty={{
        when: ({ categories }) => categories.length === 0,
        text: `还没有两个版本都分过类的投诉。请管理员运行 voc models compare ${before} ${after},它会用缺的那个版本把过去的声音分一遍`,
      }}
    >
      {({ categories }) => <Shifts categories={categories} before={before} after={after} />}
    </Shown>
  );
}
