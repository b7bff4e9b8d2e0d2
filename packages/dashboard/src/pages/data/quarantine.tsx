import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { get } from '../../api/client.ts';
import type { Quarantine, QuarantinedRow } from '../../api/data-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Section } from '../../parts/section.tsx';
import { shopText } from '../../parts/shop-text.ts';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { importKinds, quarantineReasons } from './field-names.ts';

const most = 200;

const columns: Column<QuarantinedRow>[] = [
  { title: '时间', value: ({ quarantinedAt }) => timeText(quarantinedAt) },
  { title: '文件', value: ({ file }) => file },
  { title: '行', value: ({ row }) => row },
  { title: '列', value: ({ column }) => column },
  { title: '原因', value: ({ reason }) => quarantineReasons[reason] ?? reason },
  { title: '说明', value: ({ detail }) => detail },
  { title: '来源', value: ({ sourceId }) => shopText(sourceId) },
];

interface QuarantineProps {
  reason: string;
  onReason(reason: string): void;
}

/** Rows that were set aside; what stood in them is not kept. */
export function QuarantineTable({ reason, onReason }: QuarantineProps) {
  const rows = useQuery({
    queryKey: ['quarantine', reason],
    queryFn: () => get<Quarantine>('/quarantine', { reason, limit: most }),
  });
  const reasons = Object.keys(rows.data?.reasons ?? {});
  return (
    <Section
      title={`隔离的行${rows.data ? `(${rows.data.total})` : ''}`}
      note="内容没有保存,只记着第几行、哪一列、为什么;改好文件或映射后重新导入,改好的行会自动放行"
      tools={
        <>
          <Select
            aria-label="原因"
            className="channel"
            value={reason}
            options={[
              { value: '', label: '全部原因' },
              ...[...new Set([...reasons, ...(reason ? [reason] : [])])].map((value) => ({
                value,
                label: quarantineReasons[value] ?? value,
              })),
            ]}
            onChange={onReason}
          />
          <ExportButton name="隔离的行" columns={columns} rows={() => rows.data?.rows ?? []} />
        </>
      }
    >
      <Shown of={rows} empty={{ when: (data) => data.rows.length === 0, text: '没有隔离的行' }} rows={8}>
        {(data) => (
          <Table<QuarantinedRow>
            size="small"
            rowKey={(row) => `${row.sourceId} ${row.rowHash} ${row.reason}`}
            pagination={false}
            dataSource={data.rows}
            scroll={{ x: 760 }}
            columns={[
              { title: '文件', render: (_, { file, row }) => `${file} 第 ${row} 行` },
              { title: '内容', render: (_, { kind }) => importKinds[kind] ?? kind },
              { title: '列', dataIndex: 'column' },
              { title: '说明', dataIndex: 'detail' },
              { title: '时间', width: 140, render: (_, { quarantinedAt }) => timeText(quarantinedAt) },
            ]}
          />
        )}
      </Shown>
    </Section>
  );
}
