import { copyLine } from '@voc/core';
import { copyLines, type Pool, type PoolClient } from '@voc/core/db';
import type { CatalogueRow, ChatRow, RatingRow, TemplateRow, VoiceRow } from '../map/types.ts';

const voiceColumns = {
  n: 'int not null',
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
  follow_ups: 'jsonb not null',
  event_at: 'timestamptz',
  event_on: 'date',
  ordered_at: 'timestamptz',
  signed_at: 'timestamptz',
  content_hash: 'text not null',
  is_follow_up: 'boolean not null',
  satisfaction: 'smallint',
  pictures: 'smallint',
  updated_at: 'timestamptz',
  is_hidden: 'boolean not null',
} as const;

/**
 * Rows wait in temporary tables of the import's own connection until the file was read to its end. The server
 * drops them when the connection ends, so a process that was killed leaves nothing behind.
 */
const tables = {
  staged_voices: voiceColumns,
  /** Voices of a large file that may become items before it was read to its end. */
  staged_new: voiceColumns,
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
  staged_templates: {
    n: 'int not null',
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
  },
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
  staged_catalogue: { n: 'int not null', key: 'text not null', data: 'jsonb not null' },
} as const;

type StagedTable = keyof typeof tables;

const names = Object.keys(tables) as StagedTable[];

/** Makes the empty staging tables on this connection. */
async function createStaging(client: PoolClient): Promise<void> {
  await dropStaging(client);
  for (const name of names) {
    const columns = Object.entries(tables[name]).map(([column, type]) => `${column} ${type}`);
    await client.query(`create temporary table ${name} (${columns.join(', ')})`);
  }
}

/** Takes the staging tables away, so that the connection can serve another import. */
async function dropStaging(client: PoolClient): Promise<void> {
  await client.query(`drop table if exists ${names.map((name) => `pg_temp.${name}`).join(', ')}`);
}

/** Lines that wait to be copied, by table. */
export type StagedLines = Map<StagedTable, string[]>;

export function addVoice(
  lines: StagedLines,
  n: number,
  row: VoiceRow,
  table: 'staged_voices' | 'staged_new' = 'staged_voices',
): void {
  push(lines, table, [
    n,
    row.itemId,
    row.externalId,
    row.kind,
    row.platform,
    row.shopId,
    row.listingId,
    row.listingTitle,
    row.productId,
    row.skuId,
    row.color,
    row.size,
    row.orderHash,
    row.customerHash,
    row.rating,
    row.reason,
    row.productType,
    row.text,
    row.followUps.length === 0 ? '[]' : JSON.stringify(row.followUps),
    row.eventAt,
    row.eventOn,
    row.orderedAt,
    row.signedAt,
    row.contentHash,
    row.isFollowUp,
    row.satisfaction,
    row.pictures,
    row.updatedAt,
    row.isHidden,
  ]);
}

const turnsInRow = 100_000;

/** Adds a conversation or a part of it; turns are numbered in the order of file and record. */
export function addChat(lines: StagedLines, no: number, { voice, turns, version }: ChatRow): void {
  addVoice(lines, no, voice);
  for (const [index, { role, text, at, agentHash, team, vendor }] of turns.entries()) {
    const n = no * turnsInRow + index;
    push(lines, 'staged_turns', [voice.itemId, version, n, role, text, at, agentHash, team, vendor]);
  }
}

export function addTemplate(lines: StagedLines, n: number, row: TemplateRow): void {
  const { rowKey, template, platform, shopId, listingId, listingTitle, productId, rating, eventOn } = row;
  const { orderHash, customerHash } = row;
  push(lines, 'staged_templates', [
    n,
    rowKey,
    template,
    platform,
    shopId,
    listingId,
    listingTitle,
    productId,
    rating,
    eventOn,
    orderHash,
    customerHash,
  ]);
}

export function addRating(lines: StagedLines, n: number, row: RatingRow): void {
  const { ratingId, externalId, platform, shopId, listingId, productId, productName, skuId, rating } = row;
  const { eventAt, eventOn, orderHash, customerHash } = row;
  const place = [platform, shopId, listingId, productId, productName, skuId];
  push(lines, 'staged_ratings', [
    n,
    ratingId,
    externalId,
    ...place,
    rating,
    eventAt,
    eventOn,
    orderHash,
    customerHash,
  ]);
}

export function addCatalogue(lines: StagedLines, n: number, row: CatalogueRow): void {
  push(lines, 'staged_catalogue', [n, row.key, JSON.stringify(row.data)]);
}

export function addFault(
  lines: StagedLines,
  n: number,
  rowHash: string,
  fault: { reason: string; column?: string; detail: string },
): void {
  push(lines, 'staged_faults', [n, rowHash, fault.reason, fault.column ?? null, fault.detail]);
}

function push(lines: StagedLines, table: StagedTable, values: Parameters<typeof copyLine>[0]): void {
  const waiting = lines.get(table);
  const line = copyLine(values);
  if (waiting) waiting.push(line);
  else lines.set(table, [line]);
}

/** Copies the waiting lines into their tables. */
export async function copyStaged(client: PoolClient, lines: StagedLines): Promise<void> {
  for (const [table, waiting] of lines)
    await copyLines(client, table, Object.keys(tables[table]), waiting.join(''));
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
