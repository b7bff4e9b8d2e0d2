import { namesOf } from '@voc/core';
import { z } from 'zod';
import { readKnownModels } from '../../models/models-store.ts';
import { readShifts } from '../../models/shifts-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';
import { refusePartial } from './whole-company.ts';

const Share = z.number().nullable();

const KnownModel = z.object({
  version: z.string(),
  /** `released` comes with the program, or with a release before. */
  state: z.enum(['released', 'candidate', 'current', 'retired']),
  /** Whether this one's classifications count. */
  counts: z.boolean(),
  /** What it was held against, where it learned from people. */
  parent: z.string().nullable(),
  taught: z.number().nullable(),
  /** F1 of leaves on labels of people: of the version it was held against, and its own. */
  before: Share,
  after: Share,
  isBetter: z.boolean().nullable(),
  trainedAt: z.iso.datetime().nullable(),
  trainedBy: z.string().nullable(),
});

const list = endpoint({
  method: 'GET',
  path: '/api/v1/models',
  access: 'label',
  summary: 'Versions of the model that are known here, and the one that counts',
  query: z.strictObject({}),
  reply: z.object({ models: z.array(KnownModel) }),
  handle: async ({ db, account, modelVersion }) => {
    refusePartial(account.scope, '模型');
    const learned = await readKnownModels(db);
    const own = new Set(learned.map(({ version }) => version));
    const released = [...new Set([modelVersion, ...learned.map(({ parent }) => parent)])].filter(
      (version) => !own.has(version),
    );
    const nothing = { parent: null, taught: null, before: null, after: null, isBetter: null };
    return {
      models: [
        ...released.map((version) => ({
          ...{ ...nothing, version, state: 'released' as const, counts: version === modelVersion },
          ...{ trainedAt: null, trainedBy: null },
        })),
        ...learned.map(({ version, state, parent, figures: { taught, verdict }, trainedAt, trainedBy }) => ({
          ...{ version, state, counts: version === modelVersion, parent, taught, trainedBy },
          ...{ before: verdict.own.leaves.before, after: verdict.own.leaves.after },
          ...{ isBetter: verdict.isBetter, trainedAt: trainedAt.toISOString() },
        })),
      ],
    };
  },
});

const Version = z.string('缺少模型版本').min(1, '缺少模型版本').max(80);

const compare = endpoint({
  method: 'GET',
  path: '/api/v1/models/compare',
  access: 'label',
  summary:
    'Voices by category and week under two versions, as counted when one took the place of the other or they were compared last; labels of people count over both',
  query: z.strictObject({ before: Version, after: Version }),
  reply: z.object({
    categories: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        before: z.number(),
        after: z.number(),
        weeks: z.array(z.object({ week: z.iso.date(), before: z.number(), after: z.number() })),
      }),
    ),
  }),
  handle: async ({ db, account, taxonomy, query: { before, after } }) => {
    refusePartial(account.scope, '模型');
    const names = namesOf(taxonomy);
    const shifts = await readShifts(db, before, after);
    const ids = [...new Set(shifts.map(({ category }) => category))];
    const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);
    const categories = ids.map((id) => {
      const own = shifts.filter(({ category }) => category === id);
      return {
        ...{ id, name: names.get(id) ?? id },
        before: sum(own.map((one) => one.before)),
        after: sum(own.map((one) => one.after)),
        weeks: own.map((one) => ({ week: one.week, before: one.before, after: one.after })),
      };
    });
    const moved = (one: (typeof categories)[number]): number => Math.abs(one.after - one.before);
    return { categories: categories.sort((a, b) => moved(b) - moved(a) || (a.id < b.id ? -1 : 1)) };
  },
});

export const modelEndpoints: readonly Endpoint[] = [list, compare];
