import type { ReactNode } from 'react';

/** One headline figure. */
export const Stat = ({ name, value, children }: { name: string; value: ReactNode; children?: ReactNode }) => (
  <div className="stat">
    <div className="stat-name">{name}</div>
    <div className="stat-value">{value}</div>
    <div className="stat-more">{children}</div>
  </div>
);
