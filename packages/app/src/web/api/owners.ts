import type { Db } from '@voc/core/db';
import { departmentNames } from '@voc/report';
import { z } from 'zod';
import type { Settings } from '../../settings/create-settings.ts';
import {
  countByRobot,
  deleteOwner,
  findOwner,
  isKnown,
  type OwnerKey,
  readOwnerNames,
  readOwnerRows,
  saveOwner,
} from '../../views/owners-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { noteAction } from './note-action.ts';
import { notFound, Problem } from './problem.ts';
import { Limit } from './span-query.ts';
import { refusePartial } from './whole-company.ts';

const what = '负责人';
const Name = z.string().trim().max(60);

/** What an owner answers for: a product, a line, or the whole company. */
const Key = z.strictObject({
  productId: z.string().trim().max(200).default(''),
  line: z.string().trim().max(200).default(''),
  department: Name.min(1, '请填写部门'),
});

const isOfOne = ({ productId, line }: OwnerKey): boolean => productId === '' || line === '';

const OwnerBody = Key.extend({
  person: Name.nullable().default(null),
  robot: Name.nullable().default(null),
}).refine(isOfOne, { path: ['line'], error: '款号与产品线只填一项' });

const Owner = z.object({
  productId: z.string(),
  productName: z.string().nullable(),
  line: z.string(),
  department: z.string(),
  person: z.string().nullable(),
  robot: z.string().nullable(),
});

/** `款 A2031·运营`, as the audit log names a row. */
const targetOf = ({ productId, line, department }: OwnerKey): string => {
  if (productId !== '') return `款 ${productId}·${department}`;
  return `${line === '' ? '全公司' : `产品线 ${line}`}·${department}`;
};

/** Robots that a row may name. */
const robotNames = ({ destinations }: Settings): string[] =>
  destinations.flatMap(({ kind, channel }) => (kind === 'email' || channel === null ? [] : [channel]));

const list = endpoint({
  method: 'GET',
  path: '/api/v1/owners',
  access: 'audit',
  summary: 'Who answers for a product, a line or the company, and the robot of their group',
  query: z.strictObject({
    q: z.string().trim().max(100).default(''),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    limit: Limit,
  }),
  reply: z.object({
    owners: z.array(Owner),
    total: z.number(),
    /** For choosing from. */
    departments: z.array(z.string()),
    persons: z.array(z.string()),
    lines: z.array(z.string()),
    robots: z.array(z.string()),
    /** Named by rows, and configured no more: what is for them goes to the robot of alerts. */
    lostRobots: z.array(z.string()),
  }),
  handle: async ({ db, account, query, settings }) => {
    refusePartial(account.scope, what);
    const robots = robotNames(settings);
    const names = await readOwnerNames(db);
    const used = [...(await countByRobot(db)).keys()];
    return {
      ...(await readOwnerRows(db, query)),
      ...names,
      departments: [...new Set([...Object.values(departmentNames), ...names.departments])],
      robots,
      lostRobots: used.filter((one) => !robots.includes(one)),
    };
  },
});

const categories = endpoint({
  method: 'GET',
  path: '/api/v1/category-owners',
  access: 'audit',
  summary: 'Which departments own a category by the taxonomy, the leading one first',
  reply: z.object({
    categories: z.array(z.object({ id: z.string(), name: z.string(), owners: z.array(z.string()) })),
  }),
  handle: async ({ account, taxonomy }) => {
    refusePartial(account.scope, what);
    const leaves = taxonomy.groups.flatMap((group) =>
      group.leaves.map((leaf) => ({
        id: leaf.id,
        name: `${group.zh} / ${leaf.zh}`,
        owners: leaf.owners.map((code) => departmentNames[code] ?? code),
      })),
    );
    return { categories: leaves };
  },
});

async function checkNames(
  db: Db,
  { productId, line, robot }: z.infer<typeof OwnerBody>,
  robots: readonly string[],
): Promise<void> {
  if (productId !== '' && !(await isKnown(db, 'product_id', productId)))
    throw new Problem(422, 'unknown_product', `没有款号「${productId}」,请核对;产品资料由导入的产品表决定`);
  if (line !== '' && !(await isKnown(db, 'line', line)))
    throw new Problem(422, 'unknown_line', `没有产品线「${line}」,请核对;产品线由导入的产品表决定`);
  if (robot !== null && !robots.includes(robot))
    throw new Problem(422, 'unknown_robot', `没有机器人「${robot}」,请先在 VOC_HOME/delivery.json 里配置`);
}

const save = endpoint({
  method: 'PUT',
  path: '/api/v1/owners',
  access: 'manage',
  summary: 'Adds an owner, or changes person and robot of the one of the same key',
  body: OwnerBody,
  reply: Owner.omit({ productName: true }),
  handle: async (call) => {
    const { db, account, body, settings } = call;
    refusePartial(account.scope, what);
    const next = { ...body, person: body.person || null, robot: body.robot || null };
    await checkNames(db, next, robotNames(settings));
    await db.transaction().execute(async (tx: Db) => {
      const before = await findOwner(tx, next);
      await saveOwner(tx, next);
      await noteAction({ ...call, db: tx }, before ? 'owner.change' : 'owner.add', targetOf(next), {
        ...(before ? { before: { person: before.person, robot: before.robot } } : {}),
        after: { person: next.person, robot: next.robot },
      });
    });
    return next;
  },
});

const remove = endpoint({
  method: 'POST',
  path: '/api/v1/owners/remove',
  access: 'manage',
  summary: 'Takes an owner away',
  body: Key,
  reply: z.object({ removed: z.literal(true) }),
  handle: async (call) => {
    const { db, account, body } = call;
    refusePartial(account.scope, what);
    await db.transaction().execute(async (tx: Db) => {
      const before = await findOwner(tx, body);
      if (!before) throw notFound();
      await deleteOwner(tx, body);
      const { person, robot } = before;
      await noteAction({ ...call, db: tx }, 'owner.remove', targetOf(body), { before: { person, robot } });
    });
    return { removed: true as const };
  },
});

export const ownerEndpoints: readonly Endpoint[] = [list, categories, save, remove];
