import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import type { Span } from '../compose/windows.ts';
import { suggestThemes, type ThemeOptions } from './suggest-themes-store.ts';
import type { Theme } from './types.ts';

/** So long labels may change nothing: of thousands of texts one more or less makes hardly another suggestion. */
const restSeconds = 300;

const isBehind = sql<boolean>`t.behind_since <= now() - make_interval(secs => ${restSeconds})`;

/** Themes of a span that are kept; undefined where none are, and where they are to be found again. */
export async function readKeptThemes(db: Db, { start, end }: Span): Promise<Theme[] | undefined> {
  const { rows } = await sql<{ found: Theme[] }>`
    select t.found from themes t where t.start_on = ${start}::date and t.end_on = ${end}::date
      and not t.has_other_voices and (${isBehind}) is not true`.execute(db);
  return rows[0]?.found;
}

/** The first of the spans whose themes are not kept, or have been behind for some minutes: a stream of voices has them found no oftener. */
export async function nextThemesDue(db: Db, spans: readonly Span[]): Promise<Span | undefined> {
  const { rows } = await sql<Span>`
    select s.start_on::text as start, s.end_on::text as end
    from unnest(${spans.map(({ start }) => start)}::date[], ${spans.map(({ end }) => end)}::date[])
      with ordinality as s (start_on, end_on, n)
    left join themes t using (start_on, end_on)
    where t.start_on is null or ${isBehind} order by s.n limit 1`.execute(db);
  return rows[0];
}

interface Versions {
  seq: string;
  voices: string;
}

const versions = sql<Versions>`select seq::text as seq, voices_seq::text as voices from data_version`;

/** Finds the themes of a span and keeps them; what is rolled up meanwhile leaves them behind. */
export async function keepThemes(db: Db, span: Span, options: ThemeOptions): Promise<void> {
  const [before] = (await versions.execute(db)).rows;
  const found = await suggestThemes(db, span, options);
  await db.transaction().execute(async (tx) => {
    // Rollups change this row: one that is under way ends first, and one that comes later finds what it is to mark.
    const [after] = (await sql<Versions>`${versions} for update`.execute(tx)).rows;
    const hasOtherVoices = before?.voices !== after?.voices;
    await sql`
      insert into themes (start_on, end_on, found, behind_since, has_other_voices)
      values (${span.start}::date, ${span.end}::date, ${JSON.stringify(found)}::jsonb,
        case when ${before?.seq !== after?.seq} then now() end, ${hasOtherVoices})
      on conflict (start_on, end_on) do update set found = excluded.found, behind_since = excluded.behind_since,
        has_other_voices = excluded.has_other_voices`.execute(tx);
  });
}
