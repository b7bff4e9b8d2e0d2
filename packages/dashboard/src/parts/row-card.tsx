import type { ReactNode } from 'react';

/** What a table shows in a column of a row. */
export interface Cell {
  name: ReactNode;
  value: ReactNode;
}

interface RowCardProps {
  heading: ReactNode;
  cells: readonly Cell[];
  /** What unfolds below. */
  more?: ReactNode;
}

/** A row of a table on a phone, one column below the other. */
export const RowCard = ({ heading, cells, more }: RowCardProps) => (
  <li className="row-card">
    <div className="strong">{heading}</div>
    <dl className="facts">
      {cells.map(({ name, value }, place) => (
        // Columns have no name but their place, which does not change.
        <div key={place} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    {more ? (
      <details>
        <summary>展开</summary>
        {more}
      </details>
    ) : null}
  </li>
);
