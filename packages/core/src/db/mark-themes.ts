import { sql } from 'kysely';
import type { Tx } from '../stage.ts';

/** Marks kept themes of spans that have one of these days; `hasOtherVoices` where voices came or went, which more than labels makes others of them. */
export async function markThemes(tx: Tx, days: readonly string[], hasOtherVoices: boolean): Promise<void> {
  await sql`
    update themes set behind_since = coalesce(behind_since, now()), has_other_voices = has_other_voices or ${hasOtherVoices}
    where exists (select 1 from unnest(${[...days]}::date[]) d (day) where d.day >= start_on and d.day < end_on)`.execute(
    tx,
  );
}
