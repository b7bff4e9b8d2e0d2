import { useState } from 'react';

interface ChartDataProps {
  /** What the chart shows. */
  label: string;
  head: readonly string[];
  /** The first cell names the row. */
  rows: readonly (readonly string[])[];
}

const Rows = ({ label, head, rows }: ChartDataProps) => (
  <table aria-label={label}>
    <thead>
      <tr>
        {head.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...values]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          {values.map((value, at) => (
            <td key={head[at + 1]}>{value}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** What a chart draws as a table, for those who cannot see or point at it; made when it is opened. */
export function ChartData(data: ChartDataProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="chart-data" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>看数据表</summary>
      {isOpen ? <Rows {...data} /> : null}
    </details>
  );
}
