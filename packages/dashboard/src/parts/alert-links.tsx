import { Link } from '@tanstack/react-router';
import type { Alert } from '../api/types.ts';
import { AlertRow } from './alert-row.tsx';

interface Props {
  alerts: readonly Alert[];
  /** What the inbox is to show around the chosen one. */
  search: { state: string; product?: string };
}

/** Alerts in a line each, leading to the inbox. */
export const AlertLinks = ({ alerts, search }: Props) => (
  <ul className="rows">
    {alerts.map((alert) => (
      <li key={alert.key}>
        <Link to="/alerts" search={{ ...search, key: alert.key }} className="row">
          <AlertRow alert={alert} />
        </Link>
      </li>
    ))}
  </ul>
);
