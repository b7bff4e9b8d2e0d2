import { type Kysely, sql } from 'kysely';

const statements = [
  `create table sources (
    source_id text primary key, mapping text not null, shop_id text not null, platform text not null,
    created_at timestamptz not null default now())`,
  `create table imports (
    import_id text primary key, source_id text not null, file_name text not null, file_sha256 text not null,
    mapping text not null, mapping_version text not null, kind text not null, encoding text not null, format text not null,
    read int not null, accepted int not null, duplicate int not null, template int not null, quarantined int not null,
    reasons jsonb not null, unmapped_reasons jsonb not null default '{}', imported_at timestamptz not null default now(),
    unique (source_id, file_sha256), check (read = accepted + duplicate + template + quarantined))`,
  `create table quarantined_rows (
    source_id text not null, row_hash text not null, reason text not null, kind text not null, file_name text not null,
    row_no int not null, column_name text, detail text not null, event_on date, copies int not null,
    quarantined_at timestamptz not null default now(), primary key (source_id, row_hash, reason))`,
  `create table template_rows (
    source_id text not null, row_key text not null, template text not null, kind text not null, platform text not null,
    shop_id text not null, listing_id text, product_id text, rating smallint, event_on date, copies int not null,
    order_hash text, customer_hash text, primary key (source_id, row_key))`,
  `create table held_files (
    file_sha256 text primary key, file_name text not null, problem text not null, columns jsonb not null,
    held_at timestamptz not null default now())`,
  `create table products (
    product_id text primary key, name text not null, product_type text, line text, season text, brand text,
    launch_on date, owner text)`,
  `create table owners (
    product_id text not null, line text not null, department text not null, person text, robot text,
    primary key (product_id, line, department))`,
  `create table skus (sku_id text primary key, product_id text not null, color text, size text)`,
  `create table listings (
    platform text not null, shop_id text not null, listing_id text not null, product_id text, title text,
    primary key (platform, shop_id, listing_id))`,
  `create table listing_versions (
    platform text not null, shop_id text not null, listing_id text not null, effective_at timestamptz not null,
    title text, picture_hash text, colors text, material text, size_chart text, parameters text, price text,
    primary key (platform, shop_id, listing_id, effective_at))`,
  `create table exposures (
    day date not null, platform text not null, shop_id text not null, listing_id text not null, product_id text not null,
    sku_id text not null, orders int, units int, returns int,
    primary key (day, platform, shop_id, listing_id, product_id, sku_id))`,
  'create index exposures_by_product on exposures (product_id, day)',
  `create table items (
    item_id uuid primary key, source_id text not null, external_id text, kind text not null, platform text not null,
    shop_id text not null, listing_id text, product_id text, sku_id text, color text, size text, order_hash text,
    customer_hash text, rating smallint, reason text, product_type text, text text not null,
    follow_ups jsonb not null default '[]', event_at timestamptz, event_on date, ordered_at timestamptz,
    signed_at timestamptz, content_hash text not null, copies int not null default 1,
    accepted_at timestamptz not null default now(), updated_at timestamptz,
    satisfaction smallint, pictures smallint)`,
  'create index items_by_day on items (event_on)',
  // Stars without a word: no voice that could be classified, so they are no items and in no rate.
  `create table ratings (
    rating_id uuid primary key, source_id text not null, external_id text, platform text not null, shop_id text not null,
    listing_id text, product_id text, product_name text, sku_id text, rating smallint not null, event_at timestamptz,
    event_on date, order_hash text, customer_hash text, copies int not null)`,
  'create index items_by_order on items (order_hash) where order_hash is not null',
  `create table item_turns (
    item_id uuid not null references items on delete cascade, n int not null, role text not null, text text not null,
    at timestamptz, agent_hash text, team text, vendor text, primary key (item_id, n))`,
  // No foreign keys: what was withdrawn by its platform is no item any more, and its wordings stay.
  `create table item_versions (
    item_id uuid not null, version_hash text not null, n int not null, text text not null, rating smallint, reason text,
    updated_at timestamptz, import_id text not null, seen_at timestamptz not null default now(),
    primary key (item_id, version_hash), unique (item_id, n))`,
  `create table withdrawn_items (
    item_id uuid primary key, source_id text not null, updated_at timestamptz, order_hash text, customer_hash text,
    withdrawn_at timestamptz not null default now())`,
  `create table tombstones (
    kind text not null, token text not null, erased_at timestamptz not null default now(), primary key (kind, token))`,
  'create sequence classify_seq',
  `create table classify_due (
    item_id uuid primary key, seq bigint not null default nextval('classify_seq'))`,
  `create table classifications (
    item_id uuid not null, model_version text not null, content_hash text not null,
    intent text not null, sentiment text not null, grade smallint, leaves text[] not null, categories jsonb not null,
    escalators text[] not null, praises jsonb not null, wishes jsonb not null, red_lines jsonb not null,
    topics jsonb not null, unresolved boolean not null, certainty float8, primary key (item_id, model_version))`,
  'create table near_due (month date primary key, noted_at timestamptz not null default now())',
  // Reviews that repeat another of their month with small changes; a group is named by its smallest item.
  `create table near_duplicates (item_id uuid primary key, group_key uuid not null, month date not null)`,
  'create index near_duplicates_by_month on near_duplicates (month)',
  // In place of a foreign key, which would double the cost of storing a classification. A batch that is being saved
  // holds the places of its items on the waiting list, so this waits for it and then finds what it has stored.
  `create function forget_gone_items() returns trigger language plpgsql as $$ begin
    delete from classify_due where item_id in (select item_id from gone);
    delete from classifications where item_id in (select item_id from gone);
    delete from near_duplicates where item_id in (select item_id from gone);
    return null;
  end $$`,
  `create trigger items_gone after delete on items referencing old table as gone
    for each statement execute function forget_gone_items()`,
  `create table corrections (
    item_id uuid not null references items on delete cascade, author text not null, corrected_at timestamptz not null,
    intent text not null, leaves text[] not null, note text, primary key (item_id, author, corrected_at))`,
  'create sequence dirty_seq',
  `create table dirty_days (
    day date not null, product_id text not null, seq bigint not null default nextval('dirty_seq'),
    primary key (day, product_id, seq))`,
  `create table rollups (
    day date not null, product_id text not null, measure text not null, category text not null, kind text not null,
    platform text not null, shop_id text not null, listing_id text not null, sku_id text not null, count int not null,
    primary key (day, product_id, measure, category, kind, platform, shop_id, listing_id, sku_id))`,
  'create index rollups_by_category on rollups (measure, category, day)',
  'create index rollups_by_product on rollups (product_id, measure, day)',
  'create table detected_days (day date primary key)',
  // Product-days whose red lines stand as alerts; a rollup of the product-day takes the mark back.
  'create table red_line_days (day date not null, product_id text not null, primary key (product_id, day))',
  // What detection knows at the end of a day: a day touched again starts from the last one before it.
  `create table detector_states (
    day date primary key, basis text not null, state bytea not null)`,
  'create table data_version (singleton boolean primary key default true check (singleton), seq bigint not null)',
  'insert into data_version (seq) values (0)',
  `create table signals (
    day date not null, product_id text not null, category text not null, tier text not null, numbers jsonb not null,
    primary key (day, product_id, category), check (tier in ('signal', 'watch')))`,
  // Hours that were looked at, and what was pushed within a day: detection of the day takes it for a push of its own.
  'create table hour_looks (at timestamptz primary key)',
  `create table hour_pushes (
    day date not null, product_id text not null, category text not null, push jsonb not null,
    primary key (day, product_id, category))`,
  `create table alerts (
    dedup_key text primary key, kind text not null, product_id text, category text not null, raised_on date not null,
    last_on date not null, tier text not null, numbers jsonb not null, evidence jsonb not null, card text not null,
    state text not null default 'open', state_by text, state_note text, state_at timestamptz, muted_until date,
    check (state in ('open', 'acknowledged', 'resolved', 'withdrawn')))`,
  `create table report_requests (
    kind text not null, scope text not null, period text not null, start_on date not null, end_on date not null,
    as_of timestamptz not null, state text not null, requested_at timestamptz not null default now(),
    primary key (kind, scope, period), check (state in ('due', 'done')))`,
  `create table reports (
    kind text not null, scope text not null, period text not null, revision int not null, content text not null,
    content_sha256 text not null, changes text not null, composed_at timestamptz not null default now(),
    primary key (kind, scope, period, revision))`,
  // Review of a revision, a row a step, never changed.
  `create table report_steps (
    kind text not null, scope text not null, period text not null, revision int not null, n int not null,
    step text not null, person text not null, note text, at timestamptz not null,
    primary key (kind, scope, period, revision, n), check (step in ('reviewed', 'returned', 'published')))`,
  `create unique index reports_published_once on report_steps (kind, scope, period, revision) where step = 'published'`,
  `create function keep_step() returns trigger language plpgsql as $$ begin
    raise exception 'the steps of a report can only be added to';
  end $$`,
  `create trigger report_step_is_kept before update or delete on report_steps
    for each statement execute function keep_step()`,
  // A published revision stays as it is, unless a deletion request takes a customer's words out of it.
  `create function keep_published() returns trigger language plpgsql as $$ begin
    if current_setting('voc.erasing', true) is distinct from 'on' and exists (select 1 from report_steps
      where (kind, scope, period, revision) = (old.kind, old.scope, old.period, old.revision) and step = 'published') then
      raise exception 'report % % revision % is published and stays as it is', old.kind, old.period, old.revision;
    end if;
    return coalesce(new, old);
  end $$`,
  `create trigger published_report_is_kept before update or delete on reports
    for each row execute function keep_published()`,
  `create table deliveries (
    target text not null, target_key text not null, channel text not null, recipient text not null, state text not null,
    attempts int not null default 0, doubts int not null default 0, last_error text, claimed_at timestamptz,
    retry_at timestamptz, sent_at timestamptz, claimed_on date, primary key (target, target_key, channel, recipient),
    check (state in ('pending', 'sending', 'sent', 'failed', 'unknown')))`,
  // Messages of the last minute to each message robot, whichever process sent them.
  `create table robots (robot text primary key, sent_at timestamptz[] not null default '{}', blocked_until timestamptz)`,
  `create table source_states (
    source text primary key, cursor jsonb not null, columns text[] not null,
    moved_at timestamptz not null default now())`,
  `create table source_windows (
    source text not null, start_at timestamptz not null, end_at timestamptz not null, state text not null, told int,
    received int not null, reason text, read_at timestamptz not null default now(),
    primary key (source, start_at, end_at), check (state in ('complete', 'incomplete')))`,
  'create table expected_feeds (feed text primary key, since date not null)',
  `create table feed_arrivals (
    feed text not null, arrived_on date not null, file_name text not null, primary key (feed, arrived_on))`,
  `create table feed_gaps (
    feed text not null, due_on date not null, covers_on date not null, told_at timestamptz not null default now(),
    filled_at timestamptz, primary key (feed, due_on))`,
  // A day whose data is missing is no observation: days are judged again when that becomes known, and when it has come.
  `create function detect_again() returns trigger language plpgsql as $$ declare first date; begin
    if tg_table_name = 'feed_gaps' then
      first := new.covers_on;
    elsif tg_op = 'DELETE' then
      if old.state = 'incomplete' then first := (old.start_at at time zone 'Asia/Shanghai')::date; end if;
    elsif new.state = 'incomplete' or (tg_op = 'UPDATE' and old.state = 'incomplete') then
      first := (new.start_at at time zone 'Asia/Shanghai')::date;
    end if;
    if first is not null then
      update data_version set seq = seq + 1;
      delete from detected_days where day >= first;
    end if;
    return null;
  end $$`,
  `create trigger feed_gap_told after insert or update of filled_at on feed_gaps
    for each row execute function detect_again()`,
  `create trigger source_window_told after insert or update of state or delete on source_windows
    for each row execute function detect_again()`,
  'create table push_nonces (nonce text primary key, expires_at timestamptz not null)',
  'create index push_nonces_by_expiry on push_nonces (expires_at)',
  `create table actions (
    action_id text primary key, product_id text, category text not null, cause text not null, owner text not null,
    opened_on date not null, due_on date not null, expected_effect text not null, direction text not null,
    trigger_from date not null, trigger_to date not null, lag_days int not null, window_days int not null,
    state text not null default 'open', closed_on date, closed_by text, report_kind text not null,
    report_period text not null, check (direction in ('down', 'up')), check (trigger_from < trigger_to),
    check (lag_days >= 0 and window_days > 0), check (state in ('open', 'closed', 'dropped')),
    check (state <> 'closed' or closed_on >= opened_on))`,
];

const tables = [
  'push_nonces',
  'feed_gaps',
  'feed_arrivals',
  'expected_feeds',
  'source_windows',
  'source_states',
  'actions',
  'robots',
  'deliveries',
  'report_steps',
  'reports',
  'report_requests',
  'alerts',
  'hour_pushes',
  'hour_looks',
  'signals',
  'data_version',
  'detector_states',
  'red_line_days',
  'detected_days',
  'rollups',
  'dirty_days',
  'corrections',
  'classifications',
  'classify_due',
  'item_turns',
  'items',
  'near_duplicates',
  'near_due',
  'ratings',
  'item_versions',
  'withdrawn_items',
  'tombstones',
  'exposures',
  'listing_versions',
  'listings',
  'skus',
  'owners',
  'products',
  'template_rows',
  'held_files',
  'quarantined_rows',
  'imports',
  'sources',
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await sql.raw(`drop table ${table}`).execute(db);
  for (const routine of ['forget_gone_items', 'detect_again', 'keep_step', 'keep_published'])
    await sql.raw(`drop function ${routine}`).execute(db);
  for (const sequence of ['dirty_seq', 'classify_seq'])
    await sql.raw(`drop sequence ${sequence}`).execute(db);
}
