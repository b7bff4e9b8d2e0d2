import { unclassifiedCategory } from '@voc/core';
import { type Db, suretyOfClassification } from '@voc/core/db';
import { sql } from 'kysely';
import type { Scope } from '../accounts/scope.ts';
import { within } from './scope-store.ts';
import { daysOfSpan, type Span } from './span.ts';

export interface UncertainQuery {
  scope: Scope;
  /** Who asks: nobody is shown a voice twice. */
  author: string;
  span: Span;
  modelVersion: string;
  limit: number;
}

/** One voice in ten, by its id, is labelled by two people who do not know of each other. */
const isTwice = sql<boolean>`get_byte(decode(md5(i.item_id::text), 'hex'), 0) < 26`;

/** One other person has labelled it, of those that two shall; or two others have, and differ. */
const wantsSecond = (author: string) => sql<boolean>`(${isTwice} and (
  select count(distinct o.author) = 1 or (count(*) = 2 and count(distinct o.leaves) = 2) from corrections o
  where o.item_id = i.item_id having bool_and(o.author <> ${author})))`;

const isOpenVoice = (alias: string) =>
  sql<boolean>`${sql.ref(`${alias}.leaves`)} = array[${sql.lit(unclassifiedCategory)}]`;

/** Of fewer days all voices are read; of more the index gives them in their order, until there are enough. */
const fewDays = 14;

const voicesOf = (span: Span) => {
  const within = sql`select * from complaint_voices where day >= ${span.from}::date and day < ${span.to}::date`;
  return daysOfSpan(span).length < fewDays ? sql`${within} offset 0` : within;
};

/** Those that nobody has labelled are found among the voices that are counted, the few others by their labels. */
const candidates = ({ scope, author, span, modelVersion, limit }: UncertainQuery) => sql`
  (select v.item_id, ${isOpenVoice('v')} as waits, v.surety from (${voicesOf(span)}) v where ${within(scope, 'v')}
      and not exists (select 1 from corrections o where o.item_id = v.item_id)
    order by waits desc, v.surety, v.item_id limit ${limit})
  union all
  select i.item_id, ${isOpenVoice('c')}, ${suretyOfClassification} from items i
    join classifications c on c.item_id = i.item_id and c.model_version = ${modelVersion}
      and c.content_hash = i.content_hash
    where i.item_id in (select item_id from corrections) and i.event_on >= ${span.from}::date
      and i.event_on < ${span.to}::date and cardinality(c.leaves) > 0 and ${within(scope, 'i')} and ${wantsSecond(author)}`;

/** Voices that want a label of somebody: those that are 待确认, and then those of which it is least likely that all categories are right. */
export async function readUncertain(db: Db, query: UncertainQuery): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.item_id as id from (${candidates(query)}) n order by waits desc, surety, n.item_id
    limit ${query.limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Voices that somebody has labelled since an instant. */
export async function countLabelled(db: Db, author: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct item_id)::int as n from corrections
    where author = ${author} and corrected_at >= ${since}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** A voice that two people labelled without knowing of each other. */
export interface LabelledTwice {
  itemId: string;
  first: string[];
  second: string[];
  /** Whether somebody has labelled it since, and so decided. */
  isDecided: boolean;
}

/** Voices that two people labelled, each by the first label of their first two people; the newest second label first. */
export async function readLabelledTwice(db: Db, scope: Scope): Promise<LabelledTwice[]> {
  const { rows } = await sql<LabelledTwice>`
    with firsts as (
      select distinct on (item_id, author) item_id, author, corrected_at, leaves from corrections
      order by item_id, author, corrected_at
    ), placed as (
      select *, row_number() over (partition by item_id order by corrected_at, author) as place from firsts)
    select a.item_id as "itemId", a.leaves as first, b.leaves as second,
      (select count(*) > 2 from corrections o where o.item_id = a.item_id) as "isDecided"
    from placed a join placed b on b.item_id = a.item_id and a.place = 1 and b.place = 2
    join items i on i.item_id = a.item_id
    where ${isTwice} and ${within(scope, 'i')} order by b.corrected_at desc, a.item_id`.execute(db);
  return rows;
}

/** Two people differ, and nobody has decided. */
export const isOpen = ({ first, second, isDecided }: LabelledTwice): boolean =>
  !isDecided && first.join() !== second.join();
