import { Tag } from 'antd';
import type { Action } from '../../api/loop-types.ts';
import { gradeNames, stageColors, stageNames, standingColors } from './stages.ts';

/** How an action stands beside its stage; what is said twice is said once. */
export const StandingTag = ({ action }: { action: Action }) =>
  action.outcome.standing === '进行中' || action.stage === 'declined' ? null : (
    <Tag color={standingColors[action.outcome.standing] ?? 'default'}>{action.outcome.standing}</Tag>
  );

export const StageTag = ({ action }: { action: Action }) => (
  <Tag color={stageColors[action.stage]}>{stageNames[action.stage]}</Tag>
);

/** An action in two lines. */
export const ActionRow = ({ action }: { action: Action }) => (
  <>
    <span className="row-title">
      {action.productName ?? action.productId ?? '全店'} · {action.cause}
    </span>
    <span className="row-more">
      <StageTag action={action} />
      <StandingTag action={action} />
      <span>
        {gradeNames[action.grade]} · {action.owner} · {action.dueOn.slice(5)} 前
      </span>
    </span>
  </>
);
