import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert, Tag } from 'antd';
import { get } from '../../api/client.ts';
import type { ConfiguredSource, ConfiguredSources, Feed } from '../../api/settings-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Section } from '../../parts/section.tsx';
import { shopText } from '../../parts/shop-text.ts';
import { Nothing, Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { ArrivalTable } from './arrival-table.tsx';
import { PullPanel } from './pull-panel.tsx';
import { pullStates } from './pull-states.ts';
import { howText, SourceList } from './source-list.tsx';
import { switchText } from './switch-state.tsx';

const route = getRouteApi('/shell/themed/admin/sources');
const pollMs = 3000;

const columns: Column<ConfiguredSource>[] = [
  { title: '来源', value: ({ name }) => name },
  { title: '读自', value: ({ place }) => place },
  { title: '店铺', value: ({ shop }) => shopText(shop) },
  { title: '读取方式', value: howText },
  { title: '上次', value: ({ pulls: [last] }) => (last ? timeText(last.endedAt ?? last.askedAt) : '') },
  { title: '结果', value: ({ pulls: [last] }) => (last ? (pullStates[last.state]?.name ?? last.state) : '') },
  { title: '读取', value: ({ pulls: [last] }) => last?.read },
  { title: '接受', value: ({ pulls: [last] }) => last?.accepted },
  { title: '隔离', value: ({ pulls: [last] }) => last?.quarantined },
  {
    title: '问题',
    value: ({ problems, pulls: [last] }) => [...problems, ...(last?.problems ?? [])].join(';'),
  },
  { title: '状态', value: (one) => switchText(one, '启用', '已暂停') },
];

const isUnderWay = ({ pulls: [last] }: ConfiguredSource): boolean =>
  last?.state === 'asked' || last?.state === 'running';

const dayNames = ['一', '二', '三', '四', '五', '六', '日'];

const daysText = (days: readonly number[]): string =>
  days.length === 7 ? '每天' : `每周${days.map((day) => dayNames[day - 1]).join('、')}`;

const Feeds = ({ feeds }: { feeds: readonly Feed[] }) => (
  <Section title="每天要等的数据" note="到时间没来,报告会写明缺哪天;在 VOC_HOME/sources/feeds.json 里配置">
    <ul className="rows">
      {feeds.map(({ name, due, days, missing }) => (
        <li key={name} className="row-still">
          <strong>{name}</strong> {daysText(days)} {due} 前{' '}
          {missing.length === 0 ? (
            <Tag color="green">没有缺</Tag>
          ) : (
            <Tag color="red">
              缺 {missing.slice(0, 3).join('、')}
              {missing.length > 3 ? ` 等 ${missing.length} 天` : ''}
            </Tag>
          )}
        </li>
      ))}
    </ul>
  </Section>
);

/** Where data come from: what is configured, how it went, and what can be done about it. */
export function SourcesPage() {
  const { source } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (name: string | undefined): void =>
    void navigate({ to: '.', search: name === undefined ? {} : { source: name }, resetScroll: false });
  const asked = useQuery({
    queryKey: ['configured-sources'],
    queryFn: () => get<ConfiguredSources>('/configured-sources'),
    refetchInterval: ({ state }) => (state.data?.sources.some(isUnderWay) ? pollMs : false),
  });
  return (
    <Page
      title="来源"
      tools={<ExportButton name="来源" columns={columns} rows={() => asked.data?.sources ?? []} />}
    >
      <p className="note">
        来源配置在 VOC_HOME/sources,一个文件一个来源;密钥只写环境变量名。这里可以立即读取、暂停和恢复,读取由
        voc up 进行(分开运行时是 voc worker 加 voc schedule)。
      </p>
      <Shown of={asked} rows={8}>
        {({ sources, feeds, arrivals, problem }) => (
          <>
            {problem === null ? null : (
              <Alert className="gap" type="error" showIcon title="来源配置有误" description={problem} />
            )}
            <Section title="拉取的来源">
              {sources.length === 0 ? (
                <Nothing text="没有配置要拉取的来源;写法见 docs/sources.md,例子在 seeds/sources/examples" />
              ) : (
                <SourceList sources={sources} onHistory={choose} />
              )}
            </Section>
            {feeds.length === 0 ? null : <Feeds feeds={feeds} />}
            <ArrivalTable arrivals={arrivals} />
            <PullPanel
              source={sources.find(({ name }) => name === source)}
              onClose={() => choose(undefined)}
            />
          </>
        )}
      </Shown>
    </Page>
  );
}
