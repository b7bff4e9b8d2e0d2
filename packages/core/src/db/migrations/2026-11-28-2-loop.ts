import { type Kysely, sql } from 'kysely';

const statements = [
  `alter table actions add column grade smallint not null default 2, add column raised_by text not null default '',
    add column alert_key text, add column sla_version text not null default '', add column respond_on date,
    add constraint actions_grade check (grade between 1 and 3)`,
  // What became of an action, a row a step, never changed.
  `create table action_steps (
    action_id text not null references actions, n int not null, step text not null, person text not null, note text,
    at timestamptz not null, primary key (action_id, n),
    check (step in ('submitted', 'verified', 'declined', 'solved', 'returned', 'confirmed', 'closed')))`,
  // 曝光台: what is wrong on a page, raised by somebody who hears customers. The words are masked, or stand in an item.
  `create table wall_cards (
    card_id uuid primary key, product_id text not null, kind text not null, words text not null default '',
    item_id uuid, raised_by text not null, raised_at timestamptz not null, state text not null default 'raised',
    confirmed_by text, confirmed_at timestamptz, claimed_by text, claimed_at timestamptz, solved_by text,
    solved_at timestamptz, note text, check (kind in ('price', 'mismatch', 'other')),
    check (state in ('raised', 'declined', 'confirmed', 'claimed', 'solved')))`,
  `create function forget_wall_words() returns trigger language plpgsql as $$ begin
    update wall_cards set words = '', item_id = null where item_id in (select item_id from gone);
    return null;
  end $$`,
  `create trigger items_gone_from_wall after delete on items referencing old table as gone
    for each statement execute function forget_wall_words()`,
  'create index wall_cards_by_time on wall_cards (raised_at)',
  // What people say of an alert; detection rebuilds alerts and leaves this alone.
  `create table alert_verdicts (
    dedup_key text primary key, verdict text not null, person text not null, note text, at timestamptz not null,
    check (verdict in ('false', 'true')))`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw('drop trigger items_gone_from_wall on items').execute(db);
  await sql.raw('drop function forget_wall_words').execute(db);
  for (const table of ['alert_verdicts', 'wall_cards', 'action_steps'])
    await sql.raw(`drop table ${table}`).execute(db);
  await sql
    .raw(`alter table actions drop column grade, drop column raised_by, drop column alert_key, drop column sla_version,
      drop column respond_on`)
    .execute(db);
}
