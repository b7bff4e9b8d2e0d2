/** Columns and tables that may differ between two equal runs, and why. Everything else must be equal. */
export const mayDiffer: {
  readonly tables: readonly string[];
  readonly columns: Readonly<Record<string, readonly string[]>>;
} = {
  // Bookkeeping of migrations and the rows of imports under way; BullMQ's tables live in a schema of their own.
  // Which hours were looked at, and how often sources were read, depends on when the program ran.
  // Whether a process works now is no result of its work.
  tables: [
    'kysely_migration',
    'kysely_migration_lock',
    'data_version',
    'hour_looks',
    'heartbeats',
    'source_pulls',
  ],
  columns: {
    sources: ['created_at'],
    imports: ['imported_at'],
    quarantined_rows: ['quarantined_at'],
    held_files: ['held_at'],
    items: ['accepted_at'],
    item_versions: ['seen_at'],
    withdrawn_items: ['withdrawn_at'],
    tombstones: ['erased_at'],
    near_due: ['noted_at'],
    dirty_days: ['seq'],
    report_requests: ['requested_at'],
    reports: ['composed_at'],
    alerts: ['state_at'],
    deliveries: ['claimed_at', 'retry_at', 'sent_at'],
    source_states: ['moved_at'],
    source_windows: ['read_at'],
    feed_gaps: ['told_at', 'filled_at'],
    push_nonces: ['expires_at'],
  },
};
