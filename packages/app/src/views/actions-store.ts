import type { Db } from '@voc/core/db';
import type { Action } from '@voc/report';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { ofProducts } from './scope-store.ts';
import type { Span } from './span.ts';

/** An action with what stands beside it in the books. */
export interface ActionRow extends Action {
  productName: string | null;
  grade: number;
  raisedBy: string;
  alertKey: string | null;
  slaVersion: string;
  respondOn: string | null;
}

export interface ActionsQuery {
  scope: Scope;
  /** `late` are open ones past their due day. */
  state?: 'open' | 'late' | 'closed' | 'dropped' | undefined;
  product?: string | undefined;
  today: string;
  /** Actions after this one in the order, `2026-11-16 id`. */
  after?: string | undefined;
  limit: number;
}

const columns = sql`a.action_id as "actionId", a.product_id as "productId", p.name as "productName", a.category, a.cause,
  a.owner, a.opened_on::text as "openedOn", a.due_on::text as "dueOn", a.expected_effect as "expectedEffect",
  a.direction, a.trigger_from::text as "triggerFrom", a.trigger_to::text as "triggerTo", a.lag_days as "lagDays",
  a.window_days as "windowDays", a.state, a.closed_on::text as "closedOn", a.report_kind as "reportKind",
  a.report_period as "reportPeriod", a.grade, a.raised_by as "raisedBy", a.alert_key as "alertKey",
  a.sla_version as "slaVersion", a.respond_on::text as "respondOn"`;

const from = sql`actions a left join products p on p.product_id = a.product_id`;

const inScope = (scope: Scope) => ofProducts(scope, sql.ref('a.product_id'));

function inState(state: ActionsQuery['state'], today: string) {
  if (state === undefined) return sql<boolean>`true`;
  if (state === 'late') return sql<boolean>`a.state = 'open' and a.due_on < ${today}::date`;
  return sql<boolean>`a.state = ${state}`;
}

/** Newest first. */
export async function readActionPage(db: Db, query: ActionsQuery): Promise<ActionRow[]> {
  const { scope, state, product, today, after, limit } = query;
  const { rows } = await sql<ActionRow>`
    select ${columns} from ${from}
    where ${inScope(scope)} and ${inState(state, today)}
      and (${product ?? null}::text is null or a.product_id = ${product ?? ''})
      and (${after ?? null}::text is null or (a.opened_on::text || ' ' || a.action_id) < ${after ?? ''})
    order by a.opened_on::text || ' ' || a.action_id desc limit ${limit}`.execute(db);
  return rows;
}

export async function readOneAction(db: Db, scope: Scope, actionId: string): Promise<ActionRow | undefined> {
  const { rows } = await sql<ActionRow>`
    select ${columns} from ${from} where a.action_id = ${actionId} and ${inScope(scope)}`.execute(db);
  return rows[0];
}

/** Closed actions that were opened in a span, whose effect is told beside the ledger. */
export async function readClosedActions(
  db: Db,
  scope: Scope,
  { from: first, to }: Span,
): Promise<ActionRow[]> {
  const { rows } = await sql<ActionRow>`
    select ${columns} from ${from}
    where a.state = 'closed' and a.opened_on >= ${first}::date and a.opened_on < ${to}::date and ${inScope(scope)}
    order by a.opened_on desc, a.action_id limit 200`.execute(db);
  return rows;
}

export async function countActions(
  db: Db,
  scope: Scope,
  today: string,
): Promise<Record<'open' | 'late' | 'closed' | 'dropped', number>> {
  const { rows } = await sql<Record<'open' | 'late' | 'closed' | 'dropped', number>>`
    select count(*) filter (where a.state = 'open')::int as open,
      count(*) filter (where a.state = 'open' and a.due_on < ${today}::date)::int as late,
      count(*) filter (where a.state = 'closed')::int as closed,
      count(*) filter (where a.state = 'dropped')::int as dropped
    from actions a where ${inScope(scope)}`.execute(db);
  return rows[0] ?? { open: 0, late: 0, closed: 0, dropped: 0 };
}

/** Departments that answer for a product or its line, the product's own first. */
export async function readOwners(db: Db, productId: string | null): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct on (o.department) o.department || coalesce('·' || nullif(coalesce(o.person, ''), ''), '') as name,
      o.department
    from owners o left join products p on p.product_id = ${productId}
    where o.product_id = ${productId ?? ''} or (o.product_id = '' and (o.line = '' or o.line = p.line))
    order by o.department, (o.product_id <> '') desc, (o.line <> '') desc`.execute(db);
  return rows.map(({ name }) => name);
}
