import type { Pool, PoolClient } from '@voc/core/db';
import type { Cursor, SourceWindow } from './contract.ts';

export interface SourceState {
  cursor: Cursor;
  /** Columns seen so far. */
  columns: readonly string[];
}

/** Where reading of a source goes on; the beginning for one that was never read. */
export async function loadState(pool: Pool, source: string): Promise<SourceState> {
  const { rows } = await pool.query<{ cursor: Cursor; columns: string[] }>(
    'select cursor, columns from source_states where source = $1',
    [source],
  );
  return rows[0] ?? { cursor: {}, columns: [] };
}

/** Moves the cursor; to be called in the transaction that stores the rows before it. */
export async function saveState(
  client: PoolClient,
  source: string,
  { cursor, columns }: SourceState,
): Promise<void> {
  await client.query(
    `insert into source_states (source, cursor, columns) values ($1, $2, $3)
    on conflict (source) do update set cursor = excluded.cursor, columns = excluded.columns, moved_at = now()`,
    [source, JSON.stringify(cursor), columns],
  );
}

/** Notes whether a window closed. One that closed stands for all that it covers. */
export async function saveWindow(client: PoolClient, source: string, window: SourceWindow): Promise<void> {
  const { start, end, told, received, problem } = window;
  await client.query(
    `insert into source_windows (source, start_at, end_at, state, told, received, reason)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (source, start_at, end_at) do update set state = excluded.state, told = excluded.told,
      received = excluded.received, reason = excluded.reason, read_at = now()`,
    [source, start, end, problem === null ? 'complete' : 'incomplete', told, received, problem],
  );
  if (problem === null)
    await client.query(
      `delete from source_windows where source = $1 and start_at >= $2 and end_at <= $3
        and (start_at, end_at) <> ($2::timestamptz, $3::timestamptz)`,
      [source, start, end],
    );
}

/** Runs work in a transaction of its own connection. */
export async function inTransaction(pool: Pool, work: (client: PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await client.query('begin');
    await work(client);
    await client.query('commit');
    isBroken = false;
  } finally {
    // What a connection that failed had begun is undone when it closes.
    client.release(isBroken);
  }
}
