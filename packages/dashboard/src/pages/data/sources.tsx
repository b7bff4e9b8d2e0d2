import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { get } from '../../api/client.ts';
import type { SourceRow, Sources } from '../../api/data-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { countText } from '../../parts/figures.ts';
import { Section } from '../../parts/section.tsx';
import { shopText } from '../../parts/shop-text.ts';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';

const columns: Column<SourceRow>[] = [
  { title: '来源', value: ({ sourceId }) => shopText(sourceId) },
  { title: '平台', value: ({ platform }) => platform },
  { title: '店铺', value: ({ shop }) => shopText(shop) },
  { title: '文件数', value: ({ files }) => files },
  { title: '接受', value: ({ accepted }) => accepted },
  { title: '隔离', value: ({ quarantined }) => quarantined },
  { title: '最近', value: ({ lastAt }) => (lastAt ? timeText(lastAt) : '') },
];

const Gaps = ({ gaps }: { gaps: Sources['gaps'] }) => (
  <ul className="rows">
    {gaps.map(({ name, from, to, reason }) => (
      <li key={`${name} ${from} ${to}`} className="row-still">
        <Tag color="red">{reason === 'missing' ? '没来' : '不全'}</Tag>
        {name}:{from === to ? from : `${from} 至 ${to}`}
      </li>
    ))}
  </ul>
);

/** Where voices come from, when last, and what is missing. */
export function SourceTable() {
  const sources = useQuery({ queryKey: ['sources'], queryFn: () => get<Sources>('/sources') });
  return (
    <Shown of={sources} rows={8}>
      {(data) => (
        <>
          {data.gaps.length === 0 ? null : (
            <Section title="缺数据" note="这些天不参与判断涨跌,报告里也会写明">
              <Gaps gaps={data.gaps} />
            </Section>
          )}
          <Section
            title="来源"
            tools={<ExportButton name="来源" columns={columns} rows={() => data.sources} />}
          >
            <Table<SourceRow>
              size="small"
              rowKey="sourceId"
              pagination={false}
              dataSource={data.sources}
              scroll={{ x: 720 }}
              columns={[
                { title: '来源', render: (_, { sourceId }) => shopText(sourceId) },
                { title: '平台', dataIndex: 'platform' },
                { title: '店铺', render: (_, { shop }) => shopText(shop) },
                { title: '文件', align: 'right', render: (_, { files }) => countText(files) },
                { title: '接受', align: 'right', render: (_, { accepted }) => countText(accepted) },
                { title: '隔离', align: 'right', render: (_, { quarantined }) => countText(quarantined) },
                {
                  title: '最近',
                  className: 'nowrap',
                  render: (_, { lastAt }) => (lastAt ? timeText(lastAt) : '—'),
                },
              ]}
            />
          </Section>
        </>
      )}
    </Shown>
  );
}
