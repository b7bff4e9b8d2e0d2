import { Link } from '@tanstack/react-router';
import type { Arrival } from '../../api/settings-types.ts';
import { countText } from '../../parts/figures.ts';
import { Section } from '../../parts/section.tsx';
import { shopText } from '../../parts/shop-text.ts';
import { Nothing } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';

/** What has come by any way: files, pushes and pulls, by mapping and shop. */
export const ArrivalTable = ({ arrivals }: { arrivals: Arrival[] }) => (
  <Section
    title="已到的数据"
    note="文件、推送和拉取,按映射与店铺"
    tools={<Link to="/data">导入记录与隔离</Link>}
  >
    {arrivals.length === 0 ? (
      <Nothing text="还没有导入过数据" />
    ) : (
      <Table<Arrival>
        size="small"
        rowKey="sourceId"
        pagination={false}
        dataSource={arrivals}
        scroll={{ x: 640 }}
        columns={[
          { title: '映射与店铺', render: (_, { sourceId }) => shopText(sourceId) },
          { title: '平台', dataIndex: 'platform' },
          { title: '导入次数', align: 'right', render: (_, { files }) => countText(files) },
          { title: '接受', align: 'right', render: (_, { accepted }) => countText(accepted) },
          { title: '隔离', align: 'right', render: (_, { quarantined }) => countText(quarantined) },
          { title: '最近', width: 150, render: (_, { lastAt }) => (lastAt ? timeText(lastAt) : '—') },
        ]}
      />
    )}
  </Section>
);
