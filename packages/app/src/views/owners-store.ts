import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** What an owner answers for; both empty is all of the company. */
export interface OwnerKey {
  productId: string;
  line: string;
  department: string;
}

export interface Owner extends OwnerKey {
  person: string | null;
  /** Name of the robot that reaches them. */
  robot: string | null;
}

export interface OwnerRow extends Owner {
  productName: string | null;
}

const isOf = ({ productId, line, department }: OwnerKey) =>
  sql<boolean>`product_id = ${productId} and line = ${line} and department = ${department}`;

export interface OwnerQuery {
  /** Words in anything that a row shows. */
  q: string;
  offset: number;
  limit: number;
}

/** Owners of the company, of lines, of products, in this order, and how many there are. */
export async function readOwnerRows(
  db: Db,
  { q, offset, limit }: OwnerQuery,
): Promise<{ owners: OwnerRow[]; total: number }> {
  const { rows } = await sql<OwnerRow & { total: number }>`
    select o.product_id as "productId", p.name as "productName", o.line, o.department, o.person, o.robot,
      count(*) over ()::int as total
    from owners o left join products p on p.product_id = o.product_id
    where ${q} = '' or strpos(lower(concat_ws(' ', o.product_id, p.name, o.line, o.department, o.person, o.robot)),
      lower(${q})) > 0
    order by o.product_id <> '', o.line <> '', o.product_id, o.line, o.department
    limit ${limit} offset ${offset}`.execute(db);
  return { owners: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** One row, held until the transaction ends. */
export async function findOwner(db: Db, key: OwnerKey): Promise<Owner | undefined> {
  const { rows } = await sql<Owner>`
    select product_id as "productId", line, department, person, robot from owners where ${isOf(key)}
    for update`.execute(db);
  return rows[0];
}

/** Adds a row, or changes the one of the same key. */
export async function saveOwner(
  db: Db,
  { productId, line, department, person, robot }: Owner,
): Promise<void> {
  await sql`
    insert into owners (product_id, line, department, person, robot)
    values (${productId}, ${line}, ${department}, ${person}, ${robot})
    on conflict (product_id, line, department) do update set person = excluded.person, robot = excluded.robot`.execute(
    db,
  );
}

export async function deleteOwner(db: Db, key: OwnerKey): Promise<void> {
  await sql`delete from owners where ${isOf(key)}`.execute(db);
}

/** How many rows name each robot. */
export async function countByRobot(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ robot: string; count: number }>`
    select robot, count(*)::int as count from owners where robot is not null group by 1`.execute(db);
  return new Map(rows.map(({ robot, count }) => [robot, count]));
}

/** Departments, persons and product lines that are known, for choosing from. */
export async function readOwnerNames(
  db: Db,
): Promise<{ departments: string[]; persons: string[]; lines: string[] }> {
  const { rows } = await sql<{ departments: string[]; persons: string[]; lines: string[] }>`
    select coalesce((select array_agg(distinct department order by department) from owners), '{}') as departments,
      coalesce((select array_agg(distinct person order by person) from owners where person is not null), '{}') as persons,
      coalesce((select array_agg(distinct line order by line) from products where line <> ''), '{}') as lines`.execute(
    db,
  );
  return rows[0] ?? { departments: [], persons: [], lines: [] };
}

/** Whether there is such a product, or such a product line. */
export async function isKnown(db: Db, of: 'product_id' | 'line', value: string): Promise<boolean> {
  const { rows } = await sql`select 1 from products where ${sql.ref(of)} = ${value} limit 1`.execute(db);
  return rows.length > 0;
}
