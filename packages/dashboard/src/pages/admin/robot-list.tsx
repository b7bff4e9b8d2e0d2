import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Tag } from 'antd';
import { post } from '../../api/client.ts';
import type { Robot } from '../../api/settings-types.ts';
import { countText } from '../../parts/figures.ts';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { SwitchButton } from './switch-button.tsx';
import { SwitchState } from './switch-state.tsx';
import { useMayManage } from './use-may-manage.ts';

export const robotKinds: Record<Robot['kind'], string> = {
  dingtalk: '钉钉群机器人',
  wecom: '企业微信群机器人',
  feishu: '飞书群机器人',
  email: '邮件',
  ticket: '待办推送',
};

const words = { on: '启用', off: '停用' };

/** What comes of switching one off depends on what it receives. */
const consequenceOf = ({ key, kind }: Robot): string => {
  if (key === 'webhook')
    return '停用后不再发出任何预警和红线卡片;重新启用后,只补发仍然有效的。看板里照常能看到全部预警。';
  if (kind === 'email') return '停用后不再发报告给这个地址;重新启用后,补发仍算新的报告。';
  if (kind === 'ticket')
    return '停用后待办的步骤不再推送到工单系统;重新启用后,补推 14 天内的。导入状态不受影响。';
  return '停用后不再往这个群发消息:本该发到这里的曝光和待办提醒改发预警群,报告等重新启用后补发仍算新的。';
};

const colors = { sent: 'success', failed: 'error', unknown: 'warning' } as const;

function TestButton({ of: { key, name } }: { of: Robot }) {
  const { modal, message } = App.useApp();
  const client = useQueryClient();
  const testing = useMutation({
    mutationFn: () =>
      post<{ state: keyof typeof colors; error: string | null }>(
        `/robots/${encodeURIComponent(key)}/test`,
        {},
      ),
    onSuccess: ({ state, error }) => {
      if (state === 'sent') message.success(`测试消息已发到 ${name}`);
      else
        modal[state === 'failed' ? 'error' : 'warning']({
          title: state === 'failed' ? `测试消息没有发到 ${name}` : `测试消息是否到了 ${name} 不确定`,
          content: error,
        });
    },
    onError: (error) => modal.error({ title: `测试消息没有发到 ${name}`, content: error.message }),
    onSettled: () => client.invalidateQueries({ queryKey: ['robots'] }),
  });
  return (
    <Button
      size="small"
      aria-label={`发测试消息到 ${name}`}
      loading={testing.isPending}
      onClick={() => testing.mutate()}
    >
      发测试消息
    </Button>
  );
}

function Deliveries({ of: { deliveries } }: { of: Robot }) {
  const { sent, waiting, failed, unknown, lastSentAt, lastError } = deliveries;
  return (
    <div className="two-lines">
      <span>
        送达 {countText(sent)}
        {waiting > 0 ? `,待发 ${countText(waiting)}` : ''}
        {failed > 0 ? `,失败 ${countText(failed)}` : ''}
        {unknown > 0 ? `,不确定 ${countText(unknown)}` : ''}
      </span>
      <small>{lastSentAt ? `最近 ${timeText(lastSentAt)}` : '近 30 天没有送达'}</small>
      {lastError && failed + unknown + waiting > 0 ? <small className="bad">{lastError}</small> : null}
    </div>
  );
}

/** What still has to be set before anything can be sent. */
const Unset = ({ of: { variables } }: { of: Robot }) => (
  <div className="set-up">
    {variables
      .filter(({ isSet }) => !isSet)
      .map(({ name }) => (
        <Tag color="red" key={name}>
          未设置 {name}
        </Tag>
      ))}
  </div>
);

interface RobotListProps {
  robots: readonly Robot[];
  onHistory(key: string): void;
}

/** Robots and mail addresses with what each receives and what became of it. */
export function RobotList({ robots, onHistory }: RobotListProps) {
  const mayManage = useMayManage();
  const tools = (one: Robot) => (
    <Space wrap>
      {mayManage ? (
        <>
          {one.kind === 'ticket' ? null : <TestButton of={one} />}
          <SwitchButton
            name={one.name}
            isOff={one.isOff}
            path={`/robots/${encodeURIComponent(one.key)}/switch`}
            words={words}
            consequence={consequenceOf(one)}
            queryKey="robots"
          />
        </>
      ) : null}
      <Button size="small" aria-label={`${one.name} 的发送记录`} onClick={() => onHistory(one.key)}>
        记录
      </Button>
    </Space>
  );
  return (
    <Table<Robot>
      size="middle"
      rowKey="key"
      dataSource={robots}
      pagination={false}
      scroll={{ x: 720 }}
      columns={[
        {
          title: '名称',
          render: (_, { name, kind, address }) => (
            <div className="two-lines">
              <span>{name}</span>
              <small>{address ? `邮件 ${address}` : robotKinds[kind]}</small>
            </div>
          ),
        },
        {
          title: '接收什么',
          render: (_, { receives }) =>
            receives.length === 0 ? (
              <span className="muted">没有内容发到这里</span>
            ) : (
              <ul className="plain">
                {receives.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            ),
        },
        { title: '近 30 天', render: (_, one) => <Deliveries of={one} /> },
        {
          title: '状态',
          render: (_, one) => (
            <>
              <SwitchState of={one} on="启用" off="已停用" />
              <Unset of={one} />
            </>
          ),
        },
        { title: '操作', width: 240, render: (_, one) => tools(one) },
      ]}
    />
  );
}
