import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { ofProducts } from './scope-store.ts';
import type { Span } from './span.ts';

/** What became of what one person has raised. */
export interface AdoptionRow {
  person: string;
  raised: number;
  accepted: number;
  declined: number;
  waiting: number;
  closed: number;
}

/** Actions and confirmed exposures raised in a span, by who raised them. */
export async function readAdoption(db: Db, scope: Scope, span: Span): Promise<AdoptionRow[]> {
  const { rows } = await sql<AdoptionRow>`
    with raised as (
      select a.raised_by as person,
        case when a.state = 'dropped' then 'declined'
          when exists (select 1 from action_steps s where s.action_id = a.action_id and s.step = 'verified') then 'accepted'
          else 'waiting' end as became, a.state = 'closed' as closed
      from actions a where a.raised_by <> '' and a.opened_on >= ${span.from}::date and a.opened_on < ${span.to}::date
        and ${ofProducts(scope, sql.ref('a.product_id'))}
      union all
      select w.raised_by, case w.state when 'raised' then 'waiting' when 'declined' then 'declined' else 'accepted' end,
        w.state = 'solved'
      from wall_cards w where (w.raised_at at time zone 'Asia/Shanghai')::date >= ${span.from}::date
        and (w.raised_at at time zone 'Asia/Shanghai')::date < ${span.to}::date
        and ${ofProducts(scope, sql.ref('w.product_id'))}
    )
    select person, count(*)::int as raised, count(*) filter (where became = 'accepted')::int as accepted,
      count(*) filter (where became = 'declined')::int as declined,
      count(*) filter (where became = 'waiting')::int as waiting, count(*) filter (where closed)::int as closed
    from raised group by 1 order by 3 desc, 2 desc, 1`.execute(db);
  return rows;
}

/** Why what was raised in a span was not taken on, the newest first. */
export async function readDeclines(
  db: Db,
  scope: Scope,
  span: Span,
): Promise<{ cause: string; reason: string; person: string }[]> {
  const { rows } = await sql<{ cause: string; reason: string; person: string }>`
    select a.cause, coalesce(s.note, '') as reason, s.person from actions a
    join action_steps s on s.action_id = a.action_id and s.step = 'declined'
    where a.opened_on >= ${span.from}::date and a.opened_on < ${span.to}::date
      and ${ofProducts(scope, sql.ref('a.product_id'))}
    order by s.at desc limit 50`.execute(db);
  return rows;
}
