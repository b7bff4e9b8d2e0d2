import { Tag } from 'antd';
import type { Switched } from '../../api/settings-types.ts';
import { timeText } from '../../parts/time-text.ts';

interface SwitchStateProps {
  of: Switched;
  on: string;
  off: string;
}

/** Whether it runs, and who has switched it off. */
export const SwitchState = ({ of: { isOff, switchedBy, switchedAt }, on, off }: SwitchStateProps) =>
  isOff ? (
    <div className="two-lines">
      <span>
        <Tag>{off}</Tag>
      </span>
      <small>
        {switchedBy} {switchedAt ? timeText(switchedAt) : ''}
      </small>
    </div>
  ) : (
    <Tag color="green">{on}</Tag>
  );

/** The same as a text, for exports. */
export const switchText = ({ isOff, switchedBy }: Switched, on: string, off: string): string =>
  isOff ? `${off}(${switchedBy ?? ''})` : on;
