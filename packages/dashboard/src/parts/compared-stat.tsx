import type { ReactNode } from 'react';
import type { Compared } from '../api/types.ts';
import { ChangeFigure } from './change-figure.tsx';
import { countText, intervalText, isInsufficient, perThousandText } from './figures.ts';
import { Stat } from './stat.tsx';

interface ComparedStatProps {
  name: string;
  of: Compared;
  denominator: string;
  children?: ReactNode;
}

/** A rate against the period before, with all that it rests on. */
export function ComparedStat({ name, of, denominator, children }: ComparedStatProps) {
  const { rate, previous } = of;
  const isUnclear = isInsufficient(rate);
  return (
    <Stat name={name} value={isUnclear ? '数据不足' : perThousandText(rate.perThousand)}>
      <div>90% 区间 {intervalText(rate) || '—'}</div>
      <div>
        {countText(rate.count)} 条 / {rate.exposure === null ? '未知' : countText(rate.exposure)}{' '}
        {denominator}
      </div>
      <div>
        较上周({perThousandText(previous.perThousand)}) <ChangeFigure {...of} />
      </div>
      {children}
    </Stat>
  );
}
