import { useQuery } from '@tanstack/react-query';
import { Drawer, Grid, Tag } from 'antd';
import { get } from '../../api/client.ts';
import type { DeliveryRow, Robot } from '../../api/settings-types.ts';
import { Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { deliveryText } from './delivery-text.ts';

const states: Record<string, { name: string; color: string }> = {
  sent: { name: '已送达', color: 'green' },
  pending: { name: '待重试', color: 'gold' },
  sending: { name: '发送中', color: 'blue' },
  failed: { name: '失败', color: 'red' },
  unknown: { name: '不确定', color: 'gold' },
};

const DeliveryLine = ({ of: row }: { of: DeliveryRow }) => (
  <li className="row-still">
    <Tag color={states[row.state]?.color ?? 'default'}>{states[row.state]?.name ?? row.state}</Tag>{' '}
    {deliveryText(row)}
    <div>
      <small className="muted">
        {row.at ? timeText(row.at) : '还没有发'}
        {row.attempts > 1 ? `,发了 ${row.attempts} 次` : ''}
      </small>
    </div>
    {row.error && row.state !== 'sent' ? <div className="note">{row.error}</div> : null}
  </li>
);

interface DeliveryPanelProps {
  robot: Robot | undefined;
  onClose(): void;
}

/** The last deliveries of a robot or mail address. */
export function DeliveryPanel({ robot, onClose }: DeliveryPanelProps) {
  const isWide = Grid.useBreakpoint().sm ?? true;
  const key = robot?.key ?? '';
  const asked = useQuery({
    queryKey: ['robots', key],
    queryFn: () => get<{ deliveries: DeliveryRow[] }>(`/robots/${encodeURIComponent(key)}/deliveries`),
    enabled: key !== '',
  });
  return (
    <Drawer
      open={robot !== undefined}
      onClose={onClose}
      size={isWide ? 560 : '100%'}
      title={`${robot?.name ?? ''} 最近的发送`}
    >
      {robot ? (
        <Shown
          of={asked}
          empty={{
            when: ({ deliveries }) => deliveries.length === 0,
            text: '还没有发送过(测试消息不在此列)',
          }}
        >
          {({ deliveries }) => (
            <ul className="rows">
              {deliveries.map((row) => (
                <DeliveryLine key={`${row.target} ${row.targetKey}`} of={row} />
              ))}
            </ul>
          )}
        </Shown>
      ) : null}
    </Drawer>
  );
}
