import type { Alert, AlertState } from '../api/types.ts';
import { Tag, type Tone } from './tag.tsx';

export const stateNames: Record<AlertState, string> = {
  open: '待认领',
  acknowledged: '处理中',
  resolved: '已解决',
  withdrawn: '已撤回',
};

const stateTones: Record<AlertState, Tone> = {
  open: 'red',
  acknowledged: 'gold',
  resolved: 'green',
  withdrawn: 'grey',
};

export const StateTag = ({ state }: { state: AlertState }) => (
  <Tag tone={stateTones[state]}>{stateNames[state]}</Tag>
);

/** An alert in two lines. */
export const AlertRow = ({ alert }: { alert: Alert }) => (
  <>
    <span className="row-title">{alert.title}</span>
    <span className="row-more">
      <StateTag state={alert.state} />
      {alert.falseAlarm ? <Tag>误报</Tag> : null}
      {alert.mutedUntil ? <Tag>静默至 {alert.mutedUntil.slice(5)}</Tag> : null}
      <span>
        {alert.raisedOn === alert.lastOn ? alert.raisedOn : `${alert.raisedOn} 至 ${alert.lastOn.slice(5)}`}
      </span>
    </span>
  </>
);
