import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alertQuery, meQuery } from '../../api/queries.ts';
import type { FullAlert } from '../../api/types.ts';
import { StateTag } from '../../parts/alert-row.tsx';
import { RaiseButton } from '../../parts/raise-button.tsx';
import { Shown } from '../../parts/states.tsx';
import { timeText } from '../../parts/time-text.ts';
import { spanText } from '../../parts/weeks.ts';
import { factsOf, voicesOf } from './alert-facts.ts';
import { HandleButtons } from './handle-buttons.tsx';

/** Buttons of a robot's message mean nothing here: this page has its own. */
const withoutButtons = (card: string): string => card.replace(/\n\[[^\n]*\]$/, '');

const Handled = ({ alert }: { alert: FullAlert }) =>
  alert.stateBy === null ? null : (
    <p className="note">
      {alert.stateBy} {alert.stateAt ? timeText(alert.stateAt) : ''}
      {alert.stateNote ? `:${alert.stateNote}` : ''}
      {alert.mutedUntil ? `(静默至 ${alert.mutedUntil})` : ''}
    </p>
  );

const levelNames = { robot: '告知', supervisor: '转主管', above: '转上级' };
const stateNames: Record<string, string> = {
  pending: '待重试',
  sending: '发送中',
  failed: '未送达',
  unknown: '是否送达未知',
};

/** When it was told, and when it went up because nobody had acknowledged it. */
const Told = ({ told }: Pick<FullAlert, 'told'>) =>
  told.length === 0 ? null : (
    <p className="note">
      {told
        .map(({ to, state, at }) =>
          [at ? timeText(at) : '', levelNames[to], stateNames[state] ?? ''].filter(Boolean).join(' '),
        )
        .join(';')}
    </p>
  );

/** The way from a card to all that was said. */
function Voices({ alert }: { alert: FullAlert }) {
  const search = voicesOf(alert);
  if (!search) return null;
  return (
    <p className="gap">
      <Link to="/items" search={search}>
        看全部原声({spanText(search)})
      </Link>
    </p>
  );
}

function Body({ alert, mayHandle }: { alert: FullAlert; mayHandle: boolean }) {
  const facts = factsOf(alert.numbers);
  return (
    <article>
      <p className="row-more gap">
        <StateTag state={alert.state} />
        {alert.productId ? (
          <Link to="/products/$product" params={{ product: alert.productId }}>
            {alert.productName ?? alert.productId}
          </Link>
        ) : null}
      </p>
      <Handled alert={alert} />
      <Told told={alert.told} />
      <pre className="card-text">{withoutButtons(alert.card)}</pre>
      <Voices alert={alert} />
      {facts.length === 0 ? null : (
        <>
          <h3>背后的数字</h3>
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name} className="fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <div className="tools">
        {mayHandle ? <HandleButtons alert={alert} /> : null}
        {alert.state === 'withdrawn' ? null : <RaiseButton about={{ alert: alert.key }} />}
      </div>
    </article>
  );
}

export function AlertDetail({ alertKey }: { alertKey: string }) {
  const alert = useQuery(alertQuery(alertKey));
  const { data: me } = useQuery(meQuery);
  return (
    <Shown of={alert} rows={8}>
      {(data) => <Body alert={data} mayHandle={me?.rights.includes('handle') ?? false} />}
    </Shown>
  );
}
