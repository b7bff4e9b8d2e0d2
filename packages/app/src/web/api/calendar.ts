import { addDays, weekOf } from '@voc/core';
import { z } from 'zod';
import { readDataSpan } from '../../views/counts-store.ts';
import { type Endpoint, endpoint } from './endpoint.ts';

const Category = z.object({ id: z.string(), name: z.string(), group: z.string(), own: z.boolean() });

const calendar = endpoint({
  method: 'GET',
  path: '/api/v1/calendar',
  access: 'read',
  summary: 'Days with data within the scope, the newest whole week, and the categories with their names',
  reply: z.object({
    /** Half-open; null without data. */
    span: z.object({ from: z.string(), to: z.string() }).nullable(),
    week: z.object({ id: z.string(), from: z.string(), to: z.string() }).nullable(),
    groups: z.array(z.object({ id: z.string(), name: z.string() })),
    categories: z.array(Category),
  }),
  handle: async ({ db, taxonomy, account }) => {
    const span = await readDataSpan(db, account);
    const last = span && weekOf(span.to);
    // A week that is not over yet would look like a fall.
    const week = last && addDays(span.to, 1) < last.end ? weekOf(addDays(last.start, -1)) : last;
    return {
      span: span && { from: span.from, to: addDays(span.to, 1) },
      week: week && { id: week.id, from: week.start, to: week.end },
      groups: taxonomy.groups.map(({ id, zh }) => ({ id, name: zh })),
      categories: taxonomy.groups.flatMap(({ id: group, leaves }) =>
        leaves.map(({ id, zh, own }) => ({ id, name: zh, group, own })),
      ),
    };
  },
});

export const calendarEndpoints: readonly Endpoint[] = [calendar];
