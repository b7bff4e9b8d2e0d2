import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { get } from '../../api/client.ts';
import type { Robot } from '../../api/settings-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { DeliveryPanel } from './delivery-panel.tsx';
import { RobotList, robotKinds } from './robot-list.tsx';
import { switchText } from './switch-state.tsx';

const route = getRouteApi('/shell/themed/admin/robots');

const columns: Column<Robot>[] = [
  { title: '名称', value: ({ name }) => name },
  { title: '种类', value: ({ kind }) => robotKinds[kind] },
  { title: '地址', value: ({ address }) => address },
  { title: '接收', value: ({ receives }) => receives.join(';') },
  { title: '近30天送达', value: ({ deliveries }) => deliveries.sent },
  { title: '待发', value: ({ deliveries }) => deliveries.waiting },
  { title: '失败', value: ({ deliveries }) => deliveries.failed },
  { title: '不确定', value: ({ deliveries }) => deliveries.unknown },
  {
    title: '最近送达',
    value: ({ deliveries }) => (deliveries.lastSentAt ? timeText(deliveries.lastSentAt) : ''),
  },
  { title: '最近一次没送到的原因', value: ({ deliveries }) => deliveries.lastError },
  {
    title: '未设置的环境变量',
    value: ({ variables }) =>
      variables
        .filter(({ isSet }) => !isSet)
        .map(({ name }) => name)
        .join('、'),
  },
  { title: '状态', value: (one) => switchText(one, '启用', '已停用') },
];

/** Whom messages go to: what each receives, what became of it, and whether it works. */
export function RobotsPage() {
  const { robot } = route.useSearch();
  const navigate = route.useNavigate();
  const choose = (key: string | undefined): void =>
    void navigate({ to: '.', search: key === undefined ? {} : { robot: key }, resetScroll: false });
  const asked = useQuery({ queryKey: ['robots'], queryFn: () => get<{ robots: Robot[] }>('/robots') });
  return (
    <Page
      title="机器人"
      tools={<ExportButton name="机器人" columns={columns} rows={() => asked.data?.robots ?? []} />}
    >
      <p className="note">
        群机器人、邮件收件人和工单系统配置在 VOC_HOME/delivery.json,预警群用环境变量
        VOC_WEBHOOK_*;地址和密钥只放在环境变量里,这里只显示变量名。改后重启 voc
        up。这里可以发测试消息、停用和启用。
      </p>
      <div className="section">
        <Shown
          of={asked}
          empty={{
            when: ({ robots }) => robots.length === 0,
            text: '还没有配置机器人或邮件,什么也不会发出;写法见 docs/delivery.md',
          }}
          rows={6}
        >
          {({ robots }) => (
            <>
              <RobotList robots={robots} onHistory={choose} />
              <DeliveryPanel
                robot={robots.find(({ key }) => key === robot)}
                onClose={() => choose(undefined)}
              />
            </>
          )}
        </Shown>
      </div>
    </Page>
  );
}
