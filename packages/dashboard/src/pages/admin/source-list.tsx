import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Tag } from 'antd';
import { post } from '../../api/client.ts';
import type { ConfiguredSource, Pull } from '../../api/settings-types.ts';
import { countText } from '../../parts/figures.ts';
import { shopText } from '../../parts/shop-text.ts';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { pullStates } from './pull-states.ts';
import { SwitchButton } from './switch-button.tsx';
import { SwitchState } from './switch-state.tsx';
import { useMayManage } from './use-may-manage.ts';

const kindNames: Record<string, string> = { rest: '接口', folder: '文件夹' };
const words = { on: '恢复', off: '暂停' };

/** How a source comes to be read. */
export const howText = ({ everyMinutes }: Pick<ConfiguredSource, 'everyMinutes'>): string =>
  everyMinutes === null ? '手工或 voc pull' : `每 ${everyMinutes} 分钟`;

export const PullTag = ({ state }: Pick<Pull, 'state'>) => (
  <Tag color={pullStates[state]?.color ?? 'default'}>{pullStates[state]?.name ?? state}</Tag>
);

function LastPull({ pull }: { pull: Pull | undefined }) {
  if (!pull) return <span className="muted">还没有读取过</span>;
  return (
    <div className="two-lines">
      <span>
        <PullTag state={pull.state} /> {timeText(pull.endedAt ?? pull.startedAt ?? pull.askedAt)}
      </span>
      <small>
        {pull.endedAt
          ? `读取 ${countText(pull.read)},接受 ${countText(pull.accepted)},隔离 ${countText(pull.quarantined)}`
          : `${pull.askedBy ?? '按计划'} 提出`}
      </small>
    </div>
  );
}

/** What keeps the source from being read, else what went wrong last. */
function Problems({ of: { problems, pulls } }: { of: ConfiguredSource }) {
  const told = [...new Set([...problems, ...(pulls[0]?.problems ?? [])])];
  if (told.length === 0) return null;
  return (
    <ul className="problems">
      {told.slice(0, 3).map((text) => (
        <li key={text}>{text}</li>
      ))}
      {told.length > 3 ? <li>等 {told.length} 条,见「记录」</li> : null}
    </ul>
  );
}

function PullNow({ of: { name, isOff, pulls } }: { of: ConfiguredSource }) {
  const { message } = App.useApp();
  const client = useQueryClient();
  const asking = useMutation({
    mutationFn: () => post<Pull>(`/configured-sources/${encodeURIComponent(name)}/pull`, {}),
    onSuccess: () => void message.success(`已提出读取 ${name},结果会显示在这里`),
    onError: (error) => void message.error(error.message),
    onSettled: () => client.invalidateQueries({ queryKey: ['configured-sources'] }),
  });
  return (
    <Button
      size="small"
      aria-label={`立即读取 ${name}`}
      disabled={isOff || pulls[0]?.state === 'asked'}
      loading={asking.isPending}
      onClick={() => asking.mutate()}
    >
      立即读取
    </Button>
  );
}

interface SourceListProps {
  sources: readonly ConfiguredSource[];
  onHistory(name: string): void;
}

/** The configured sources with how their last reading went. */
export function SourceList({ sources, onHistory }: SourceListProps) {
  const mayManage = useMayManage();
  const tools = (one: ConfiguredSource) => (
    <Space wrap>
      {mayManage ? (
        <>
          <PullNow of={one} />
          <SwitchButton
            name={one.name}
            isOff={one.isOff}
            path={`/configured-sources/${encodeURIComponent(one.name)}/switch`}
            words={words}
            consequence="暂停后不再读取,包括 voc pull;已读入的不受影响。恢复后从上次的位置接着读。"
            queryKey="configured-sources"
          />
        </>
      ) : null}
      <Button size="small" aria-label={`${one.name} 的读取记录`} onClick={() => onHistory(one.name)}>
        记录
      </Button>
    </Space>
  );
  return (
    <Table<ConfiguredSource>
      size="middle"
      rowKey="name"
      dataSource={sources}
      pagination={false}
      scroll={{ x: 720 }}
      columns={[
        {
          title: '来源',
          render: (_, { name, kind, place, shop }) => (
            <div className="two-lines">
              <span>{name}</span>
              <small>
                {kindNames[kind] ?? kind} {place}
              </small>
              <small>店铺 {shopText(shop)}</small>
            </div>
          ),
        },
        {
          title: '读取方式',
          render: (_, one) => (
            <div className="two-lines">
              <span>{howText(one)}</span>
              <small>{one.next && !one.isOff ? `下次 ${timeText(one.next)}` : ''}</small>
            </div>
          ),
        },
        {
          title: '上次与问题',
          render: (_, one) => (
            <>
              <LastPull pull={one.pulls[0]} />
              <Problems of={one} />
            </>
          ),
        },
        { title: '状态', width: 110, render: (_, one) => <SwitchState of={one} on="启用" off="已暂停" /> },
        { title: '操作', width: 240, render: (_, one) => tools(one) },
      ]}
    />
  );
}
