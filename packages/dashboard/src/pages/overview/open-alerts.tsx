import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { AlertLinks } from '../../parts/alert-links.tsx';
import { Section } from '../../parts/section.tsx';
import { Shown } from '../../parts/states.tsx';
import { openAlertsQuery } from './asks.ts';

/** What waits for somebody, newest first. */
export function OpenAlerts() {
  const alerts = useQuery(openAlertsQuery);
  return (
    <Section
      title={`待认领预警${alerts.data ? `(${alerts.data.counts.open ?? 0})` : ''}`}
      tools={<Link to="/alerts">全部预警</Link>}
    >
      <Shown of={alerts} empty={{ when: (data) => data.alerts.length === 0, text: '没有待认领的预警' }}>
        {(data) => <AlertLinks alerts={data.alerts} search={{ state: 'open' }} />}
      </Shown>
    </Section>
  );
}
