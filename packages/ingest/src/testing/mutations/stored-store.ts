import type { Pool } from '@voc/core/db';

/** What the database holds of one shop. */
export interface Stored {
  imports: number;
  items: number;
  ratings: number;
  templates: number;
  quarantined: number;
}

/** Counts what is stored of the readings of a shop. */
export async function countStored(pool: Pool, shop: string): Promise<Stored> {
  const ours = `like '%@' || $1`;
  const { rows } = await pool.query<Record<keyof Stored, string>>(
    `select (select count(*) from imports where source_id ${ours}) as imports,
      (select count(*) from items where source_id ${ours}) as items,
      (select count(*) from ratings where source_id ${ours}) as ratings,
      (select coalesce(sum(copies), 0) from template_rows where source_id ${ours}) as templates,
      (select coalesce(sum(copies), 0) from quarantined_rows where source_id ${ours}) as quarantined`,
    [shop],
  );
  const [found] = rows;
  return {
    imports: Number(found?.imports),
    items: Number(found?.items),
    ratings: Number(found?.ratings),
    templates: Number(found?.templates),
    quarantined: Number(found?.quarantined),
  };
}

export type { Pool };
