import { Select } from 'antd';
import type { Choices, LookedFile } from '../../api/data-types.ts';
import { Table } from '../../parts/table.tsx';
import { fieldNames, importKinds } from './field-names.ts';

interface MappingTableProps {
  file: LookedFile;
  fields: readonly string[];
  choices: Choices;
  onChange(choices: Choices): void;
}

const voiceKinds = ['reviews', 'chats', 'refunds', 'tickets'];

const samplesOf = (file: LookedFile, column: string): string =>
  file.samples
    .map(({ cells }) => cells.find((cell) => cell.column === column)?.value ?? '')
    .filter((value) => value !== '')
    .slice(0, 3)
    .join(' | ');

/** Each column with what stands in it and what it is taken for. */
export function MappingTable({ file, fields, choices, onChange }: MappingTableProps) {
  const options = [
    { value: '', label: '(不读)' },
    ...fields.map((field) => ({ value: field, label: fieldNames[field] ?? field })),
  ];
  const rows = file.columns.map(({ name }, at) => ({ at, name, samples: samplesOf(file, name) }));
  return (
    <>
      <div className="filters">
        这个表是
        <Select
          aria-label="这个表是"
          className="channel"
          value={choices.kind}
          options={voiceKinds.map((value) => ({ value, label: importKinds[value] }))}
          onChange={(kind) => onChange({ ...choices, kind })}
        />
      </div>
      <Table
        size="small"
        className="gap"
        rowKey="at"
        pagination={false}
        dataSource={rows}
        scroll={{ x: 560 }}
        columns={[
          { title: '列名', dataIndex: 'name', width: 140 },
          {
            title: '是什么',
            width: 200,
            render: (_, { at, name }) => (
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={`${name} 是什么`}
                className="whole-width"
                value={choices.fields[at] ?? ''}
                options={options}
                onChange={(field) =>
                  onChange({ ...choices, fields: choices.fields.with(at, field === '' ? null : field) })
                }
              />
            ),
          },
          { title: '样例(已脱敏)', render: (_, { samples }) => <small>{samples}</small> },
        ]}
      />
    </>
  );
}
