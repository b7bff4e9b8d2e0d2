import type { Pool, PoolClient } from '@voc/core/db';

const voiceColumns = {
  item_id: 'uuid not null',
  external_id: 'text',
  kind: 'text not null',
  platform: 'text not null',
  shop_id: 'text not null',
  listing_id: 'text',
  listing_title: 'text',
  product_id: 'text',
  sku_id: 'text',
  color: 'text',
  size: 'text',
  order_hash: 'text',
  customer_hash: 'text',
  rating: 'smallint',
  reason: 'text',
  product_type: 'text',
  text: 'text not null',
  follow_ups: "jsonb not null default '[]'",
  event_at: 'timestamptz',
  event_on: 'date',
  ordered_at: 'timestamptz',
  signed_at: 'timestamptz',
  content_hash: 'text not null',
  is_follow_up: 'boolean not null default false',
  satisfaction: 'smallint',
  pictures: 'smallint',
  updated_at: 'timestamptz',
  is_hidden: 'boolean not null default false',
  /** How often the batch has the row; what is counted beyond the first was not copied. */
  seen: 'int not null default 1',
  n: 'int not null',
} as const;

const templateColumns = {
  row_key: 'text not null',
  template: 'text not null',
  platform: 'text not null',
  shop_id: 'text not null',
  listing_id: 'text',
  listing_title: 'text',
  product_id: 'text',
  rating: 'smallint',
  event_on: 'date',
  order_hash: 'text',
  customer_hash: 'text',
  seen: 'int not null default 1',
  n: 'int not null',
} as const;

/**
 * Rows wait in temporary tables of the import's own connection until the file was read to its end. The server
 * drops them when the connection ends, so a process that was killed leaves nothing behind.
 */
export const stagingTables = {
  staged_voices: voiceColumns,
  /** Voices and templates of a large file that may be stored before it was read to its end. */
  staged_new: voiceColumns,
  staged_new_templates: templateColumns,
  staged_listings: {
    platform: 'text not null',
    shop_id: 'text not null',
    listing_id: 'text not null',
    listing_title: 'text',
  },
  staged_turns: {
    item_id: 'uuid not null',
    version: 'int not null',
    n: 'bigint not null',
    role: 'text',
    text: 'text not null',
    at: 'timestamptz',
    agent_hash: 'text',
    team: 'text',
    vendor: 'text',
  },
  staged_templates: templateColumns,
  staged_ratings: {
    n: 'int not null',
    rating_id: 'uuid not null',
    external_id: 'text',
    platform: 'text not null',
    shop_id: 'text not null',
    listing_id: 'text',
    product_id: 'text',
    product_name: 'text',
    sku_id: 'text',
    rating: 'smallint not null',
    event_at: 'timestamptz',
    event_on: 'date',
    order_hash: 'text',
    customer_hash: 'text',
  },
  staged_faults: {
    n: 'int not null',
    row_hash: 'text not null',
    reason: 'text not null',
    column_name: 'text',
    detail: 'text not null',
  },
  staged_sealed: {
    item_id: 'uuid not null',
    token: 'text not null',
    key_id: 'text not null',
    sealed: 'text not null',
  },
  staged_catalogue: { n: 'int not null', key: 'text not null', data: 'jsonb not null' },
} as const;

export type StagedTable = keyof typeof stagingTables;

const names = Object.keys(stagingTables) as StagedTable[];

/** Makes the empty staging tables on this connection. */
async function createStaging(client: PoolClient): Promise<void> {
  await dropStaging(client);
  for (const name of names) {
    const columns = Object.entries(stagingTables[name]).map(([column, type]) => `${column} ${type}`);
    await client.query(`create temporary table ${name} (${columns.join(', ')})`);
  }
}

/** Takes the staging tables away, so that the connection can serve another import. */
async function dropStaging(client: PoolClient): Promise<void> {
  await client.query(`drop table if exists ${names.map((name) => `pg_temp.${name}`).join(', ')}`);
}

/** Runs an import on a connection of its own with fresh staging tables. */
export async function withStaging<T>(pool: Pool, run: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = true;
  try {
    await createStaging(client);
    const result = await run(client);
    await dropStaging(client);
    isBroken = false;
    return result;
  } finally {
    // A connection that failed is closed, its staging tables with it.
    client.release(isBroken);
  }
}

export type { Pool, PoolClient };
