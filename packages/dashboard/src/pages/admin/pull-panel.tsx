import { Drawer, Grid } from 'antd';
import type { ConfiguredSource, Pull } from '../../api/settings-types.ts';
import { countText } from '../../parts/figures.ts';
import { Nothing } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { PullTag } from './source-list.tsx';

const PullRow = ({ of: pull }: { of: Pull }) => (
  <li className="row-still">
    <PullTag state={pull.state} /> {timeText(pull.startedAt ?? pull.askedAt)}{' '}
    <small className="muted">{pull.askedBy ?? '按计划'}</small>
    {pull.endedAt ? (
      <div>
        读取 {countText(pull.read)} = 接受 {countText(pull.accepted)} + 重复 {countText(pull.duplicate)} +
        模板 {countText(pull.template)} + 隔离 {countText(pull.quarantined)}
      </div>
    ) : null}
    {pull.problems.length === 0 ? null : (
      <ul className="problems">
        {pull.problems.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    )}
  </li>
);

interface PullPanelProps {
  source: ConfiguredSource | undefined;
  onClose(): void;
}

/** The newest readings of a source. */
export function PullPanel({ source, onClose }: PullPanelProps) {
  const isWide = Grid.useBreakpoint().sm ?? true;
  return (
    <Drawer
      open={source !== undefined}
      onClose={onClose}
      size={isWide ? 560 : '100%'}
      title={`${source?.name ?? ''} 的读取记录`}
    >
      {source?.pulls.length === 0 ? <Nothing text="还没有读取过" /> : null}
      <ul className="rows">
        {source?.pulls.map((pull) => (
          <PullRow key={pull.id} of={pull} />
        ))}
      </ul>
    </Drawer>
  );
}
