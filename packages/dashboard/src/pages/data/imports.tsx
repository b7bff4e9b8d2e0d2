import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { get } from '../../api/client.ts';
import type { HeldFile, ImportRow, Imports } from '../../api/data-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { countText } from '../../parts/figures.ts';
import { FileButton } from '../../parts/file-button.tsx';
import { Section } from '../../parts/section.tsx';
import { shopText } from '../../parts/shop-text.ts';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { importKinds } from './field-names.ts';

const pageSize = 20;

const reasonsText = ({ reasons }: ImportRow): string =>
  Object.entries(reasons)
    .map(([reason, count]) => `${reason} ${count}`)
    .join('、');

const columns: Column<ImportRow>[] = [
  { title: '时间', value: ({ importedAt }) => timeText(importedAt) },
  { title: '文件', value: ({ file }) => file },
  { title: '来源', value: ({ sourceId }) => shopText(sourceId) },
  { title: '内容', value: ({ kind }) => importKinds[kind] ?? kind },
  { title: '读取', value: ({ read }) => read },
  { title: '接受', value: ({ accepted }) => accepted },
  { title: '重复', value: ({ duplicate }) => duplicate },
  { title: '模板', value: ({ template }) => template },
  { title: '隔离', value: ({ quarantined }) => quarantined },
  { title: '隔离原因', value: reasonsText },
];

/** Files that wait for a mapping; each is chosen again, since its bytes were not kept. */
export function HeldFiles({ isBusy, onChosen }: { isBusy: boolean; onChosen(file: File): void }) {
  const held = useQuery({
    queryKey: ['held'],
    queryFn: () => get<{ files: HeldFile[] }>('/held-files'),
  });
  return (
    <Section title="待映射文件" note="认不出布局的文件,内容没有保存;重新选择它,核对各列后导入">
      <Shown of={held} empty={{ when: ({ files }) => files.length === 0, text: '没有待映射的文件' }}>
        {({ files }) => (
          <ul className="rows">
            {files.map((one) => (
              <li key={one.sha256} className="row-still">
                <strong>{one.file}</strong> <small className="muted">{timeText(one.heldAt)}</small>{' '}
                <FileButton
                  text="重新选择"
                  label={`重新选择 ${one.file}`}
                  isBusy={isBusy}
                  onChosen={onChosen}
                />
                <div className="note">{one.problem}</div>
                <small>列:{one.columns.join('、')}</small>
              </li>
            ))}
          </ul>
        )}
      </Shown>
    </Section>
  );
}

interface ReadingsProps {
  page: number;
  onPage(page: number): void;
}

/** What was read, with the four counts that add up. */
export function Readings({ page, onPage }: ReadingsProps) {
  const imports = useQuery({
    queryKey: ['imports', page],
    queryFn: () => get<Imports>('/imports', { offset: (page - 1) * pageSize, limit: pageSize }),
  });
  return (
    <Section
      title="导入记录"
      note="读取 = 接受 + 重复 + 模板(系统默认好评等) + 隔离"
      tools={<ExportButton name="导入记录" columns={columns} rows={() => imports.data?.imports ?? []} />}
    >
      <Shown of={imports} empty={{ when: (data) => data.imports.length === 0, text: '还没有导入' }} rows={8}>
        {(data) => (
          <>
            <Table<ImportRow>
              size="small"
              rowKey="importId"
              pagination={false}
              dataSource={data.imports}
              scroll={{ x: 680 }}
              columns={[
                { title: '时间', className: 'nowrap', render: (_, { importedAt }) => timeText(importedAt) },
                {
                  title: '文件',
                  render: (_, { file, sourceId }) => (
                    <div className="two-lines">
                      <span>{file}</span>
                      <small>{shopText(sourceId)}</small>
                    </div>
                  ),
                },
                { title: '内容', render: (_, { kind }) => importKinds[kind] ?? kind },
                { title: '读取', align: 'right', render: (_, { read }) => countText(read) },
                { title: '接受', align: 'right', render: (_, { accepted }) => countText(accepted) },
                { title: '重复', align: 'right', render: (_, { duplicate }) => countText(duplicate) },
                { title: '模板', align: 'right', render: (_, { template }) => countText(template) },
                {
                  title: '隔离',
                  align: 'right',
                  render: (_, row) => <span title={reasonsText(row)}>{countText(row.quarantined)}</span>,
                },
              ]}
            />
            <div className="more">
              <Button disabled={page === 1} onClick={() => onPage(page - 1)}>
                上一页
              </Button>{' '}
              <Button disabled={!data.hasMore} onClick={() => onPage(page + 1)}>
                下一页
              </Button>
            </div>
          </>
        )}
      </Shown>
    </Section>
  );
}
