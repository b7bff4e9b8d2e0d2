import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Pool, PoolClient } from '@voc/core/db';

/** A file that is kept out until somebody writes a mapping for it. */
export interface HeldFile {
  fileName: string;
  problem: string;
  /** Column names as they may be stored. */
  columns: readonly string[];
}

async function hashFile(path: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(path), digest);
  return digest.digest('hex');
}

/** Notes that a file is held; the same bytes are noted once. */
export async function saveHeld(
  pool: Pool,
  path: string,
  { fileName, problem, columns }: HeldFile,
): Promise<void> {
  await pool.query(
    `insert into held_files (file_sha256, file_name, problem, columns) values ($1, $2, $3, $4)
    on conflict (file_sha256) do update set file_name = excluded.file_name, problem = excluded.problem,
      columns = excluded.columns`,
    [await hashFile(path), fileName, problem, JSON.stringify(columns)],
  );
}

/** As `releaseHeld`, for a file that was read sheet by sheet, each of which has a hash of its own. */
export async function releaseHeldFile(pool: Pool, path: string): Promise<void> {
  const { rowCount } = await pool.query('select from held_files limit 1');
  if (rowCount) await pool.query('delete from held_files where file_sha256 = $1', [await hashFile(path)]);
}

/** A file that has been read is held no longer. */
export async function releaseHeld(client: PoolClient, fileSha256: string): Promise<void> {
  await client.query('delete from held_files where file_sha256 = $1', [fileSha256]);
}
