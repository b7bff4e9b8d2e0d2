import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { get } from '../../api/client.ts';
import type { Schedule, Schedules } from '../../api/settings-types.ts';
import type { Column } from '../../parts/csv.ts';
import { ExportButton } from '../../parts/export-button.tsx';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { Table } from '../../parts/table.tsx';
import { timeText } from '../../parts/time-text.ts';
import { pullStates } from './pull-states.ts';
import { SwitchButton } from './switch-button.tsx';
import { SwitchState, switchText } from './switch-state.tsx';
import { useMayManage } from './use-may-manage.ts';

const words = { on: '启用', off: '停用' };
const kinds = { week: '周报', month: '月报', quarter: '季报' } as const;
const ends = { week: '每周结束后次日', month: '每月结束后次日', quarter: '每季结束后次日' } as const;
const reportStates: Record<string, string> = { done: '已生成', waiting: '已提出,等数据' };
const prefix = 'pull:';

const titleOf = ({ kind, scope, name }: Schedule): string => {
  if (kind === 'pull') return `读取来源 ${name.slice(prefix.length)}`;
  return scope === null || scope === 'company' ? kinds[kind] : `${kinds[kind]} ${scope}`;
};

const whenOf = ({ kind, at, everyMinutes }: Schedule): string =>
  kind === 'pull' ? `每 ${everyMinutes} 分钟` : `${ends[kind]} ${at}`;

const nextOf = ({ isOff, next }: Schedule): string => (isOff || !next ? '—' : timeText(next));

const stateOf = ({ kind, last }: Schedule): string => {
  if (!last) return '';
  return kind === 'pull' ? (pullStates[last.state]?.name ?? last.state) : (reportStates[last.state] ?? '');
};

const lastOf = (one: Schedule): string =>
  one.last
    ? [one.last.period, stateOf(one), timeText(one.last.at)].filter(Boolean).join(' ')
    : '还没有运行过';

const columns: Column<Schedule>[] = [
  { title: '计划', value: titleOf },
  { title: '名称', value: ({ name }) => name },
  { title: '何时', value: whenOf },
  { title: '下次', value: nextOf },
  { title: '上次', value: lastOf },
  { title: '到期未做', value: ({ due }) => due.join('、') },
  { title: '状态', value: (one) => switchText(one, '启用', '已停用') },
];

const consequence = {
  report:
    '停用后不再自动生成这种报告,手工生成不受影响。重新启用后,停用期间到期的报告会补做(结束太久的不再发送)。',
  pull: '停用即暂停这个来源:不再自动读取,也不能手工读取。恢复后从上次的位置接着读。',
};

const ScheduleSwitch = ({ of: one }: { of: Schedule }) => {
  const isPull = one.kind === 'pull';
  const name = isPull ? one.name.slice(prefix.length) : one.name;
  return (
    <SwitchButton
      name={titleOf(one)}
      isOff={one.isOff}
      path={`/${isPull ? 'configured-sources' : 'schedules'}/${encodeURIComponent(name)}/switch`}
      words={words}
      consequence={isPull ? consequence.pull : consequence.report}
      queryKey="schedules"
    />
  );
};

/** When which report is made and which source is read, and what is switched off. */
export function SchedulesPage() {
  const schedules = useQuery({ queryKey: ['schedules'], queryFn: () => get<Schedules>('/schedules') });
  const mayManage = useMayManage();
  return (
    <Page
      title="计划"
      tools={<ExportButton name="计划" columns={columns} rows={() => schedules.data?.schedules ?? []} />}
    >
      <p className="note">
        这里可以停用和启用。要改时间或增减报告,请改文件 VOC_HOME/schedules.json
        {schedules.data && !schedules.data.hasOwn ? '(还没有这个文件,现在用的是默认计划)' : ''}
        ;来源多久读取一次,写在它自己的文件里(everyMinutes)。改后重启 voc up。
      </p>
      <div className="section">
        <Shown of={schedules} rows={6}>
          {(data) => (
            <Table<Schedule>
              size="middle"
              rowKey="name"
              dataSource={data.schedules}
              pagination={false}
              scroll={{ x: 640 }}
              columns={[
                {
                  title: '计划',
                  render: (_, one) => (
                    <div className="two-lines">
                      <span>{titleOf(one)}</span>
                      <small>{one.kind === 'pull' ? '' : one.name}</small>
                    </div>
                  ),
                },
                {
                  title: '何时',
                  render: (_, one) => (
                    <div className="two-lines">
                      <span>{whenOf(one)}</span>
                      <small>{one.isOff ? '' : `下次 ${nextOf(one)}`}</small>
                    </div>
                  ),
                },
                {
                  title: '上次',
                  render: (_, one) => (
                    <div className="two-lines">
                      <span>{lastOf(one)}</span>
                      {one.due.length === 0 ? null : (
                        <span>
                          <Tag color="gold">到期未做 {one.due.join('、')}</Tag>
                        </span>
                      )}
                    </div>
                  ),
                },
                { title: '状态', render: (_, one) => <SwitchState of={one} on="启用" off="已停用" /> },
                ...(mayManage
                  ? [{ title: '操作', render: (_: unknown, one: Schedule) => <ScheduleSwitch of={one} /> }]
                  : []),
              ]}
            />
          )}
        </Shown>
      </div>
    </Page>
  );
}
