import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Steps } from 'antd';
import type { ReactNode } from 'react';
import { get } from '../../api/client.ts';
import type { ActionStage, FullAction } from '../../api/loop-types.ts';
import { meQuery } from '../../api/queries.ts';
import { Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { StageTag, StandingTag } from './action-row.tsx';
import { gradeNames, stepWords } from './stages.ts';
import { StepButtons } from './step-buttons.tsx';

export const actionQuery = (id: string) => ({
  queryKey: ['action', id],
  queryFn: () => get<FullAction>(`/actions/${encodeURIComponent(id)}`),
});

const way: [ActionStage, string][] = [
  ['submitted', '提交'],
  ['verified', '核实'],
  ['solved', '解决'],
  ['confirmed', '确认'],
  ['closed', '关闭'],
];

const Way = ({ stage }: { stage: ActionStage }) => (
  <Steps
    size="small"
    className="gap"
    responsive={false}
    titlePlacement="vertical"
    current={stage === 'declined' ? 1 : way.findIndex(([name]) => name === stage) + 1}
    {...(stage === 'declined' ? { status: 'error' as const } : {})}
    items={way.map(([, title]) => ({ title }))}
  />
);

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="fact">
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Facts = ({ action }: { action: FullAction }) => (
  <dl className="facts">
    <Fact name="产品">
      {action.productId ? (
        <Link to="/products/$product" params={{ product: action.productId }}>
          {action.productName ?? action.productId}
        </Link>
      ) : (
        '全店'
      )}
    </Fact>
    <Fact name="类别">{action.categoryName}</Fact>
    <Fact name="原因">{action.cause}</Fact>
    <Fact name="负责人">{action.owner}</Fact>
    <Fact name="级别与时限">
      {gradeNames[action.grade]},{action.respondOn ? `${action.respondOn} 前核实,` : ''}
      {action.dueOn} 前解决{action.slaVersion ? `(时限第 ${action.slaVersion} 版)` : ''}
    </Fact>
    <Fact name="预期效果">{action.expected}</Fact>
    <Fact name="提出">
      {action.raisedBy || '—'},{action.openedOn}
      {action.alertKey ? (
        <>
          {' · '}
          <Link to="/alerts" search={{ state: 'all', key: action.alertKey }}>
            来自预警
          </Link>
        </>
      ) : null}
    </Fact>
  </dl>
);

const Effect = ({ action }: { action: FullAction }) => (
  <>
    <h3>效果</h3>
    <p className="said">
      <StandingTag action={action} />{' '}
      {action.outcome.text ||
        (action.stage === 'closed'
          ? ''
          : `关闭后等 ${action.lagDays} 天,再看 ${action.windowDays} 天,与没有采取行动的同类商品相比`)}
    </p>
    <p className="note">
      触发它的 {action.triggerFrom} 至 {action.triggerTo}(不含)不参与比较:挑出来的高点自己也会回落。
      「没有证据表明有效」是常见的结果,不等于白做。
    </p>
  </>
);

const History = ({ action }: { action: FullAction }) => (
  <>
    <h3>经过</h3>
    <ul className="rows gap">
      {action.steps.map(({ step, person, note, at }) => (
        <li key={`${at} ${step}`} className="row-still">
          {timeText(at)} {person} {step === 'submitted' ? '提交' : stepWords[step].done}
          {note ? `:${note}` : ''}
        </li>
      ))}
    </ul>
  </>
);

/** One action: what, who, until when, what was expected, what became of it. */
export function ActionDetail({ id }: { id: string }) {
  const action = useQuery(actionQuery(id));
  const { data: me } = useQuery(meQuery);
  return (
    <Shown of={action} rows={8}>
      {(data) => (
        <article>
          <p className="row-more gap">
            <StageTag action={data} />
            <StandingTag action={data} />
          </p>
          <Way stage={data.stage} />
          <Facts action={data} />
          <Effect action={data} />
          {data.steps.length > 0 ? <History action={data} /> : null}
          {me?.rights.includes('handle') ? <StepButtons action={data} /> : null}
        </article>
      )}
    </Shown>
  );
}
