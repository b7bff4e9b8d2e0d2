import { addDays, type Day, weekOf } from '@voc/core';
import type { Random } from '@voc/report/bench';
import type { Right } from '../../accounts/roles.ts';
import { phrases } from '../phrases.ts';
import { stored } from './fill-loop-store.ts';

/** The company that is walked through. */
export interface Ground {
  products: number;
  items: number;
  start: Day;
  days: number;
  leaves: readonly string[];
}

/** One call: of which endpoint, under which name it is counted, and what it sends where it is no GET. */
export interface Ask {
  url: string;
  /** Counted apart from the rest of its endpoint. */
  as?: 'search' | 'export';
  body?: object;
}

/** One page as a person opens it: calls that a browser makes at the same time, one group after the other. */
export interface Visit {
  right: Right;
  /** A second right that its calls ask for. */
  also?: Right;
  /** For people without a scope alone. */
  whole?: true;
  /** How often beside the others. */
  weight: number;
  asks(pick: Pick): Ask[][];
}

type Query = Record<string, string | number>;

/** What a person happens to look at. */
export interface Pick {
  one<T>(of: readonly T[]): T;
  upTo(most: number): number;
  product(): string;
  leaf(): string;
  /** A week in the data, with so many before it. */
  span(weeksBefore?: number): Query;
  item(): string;
  week: string;
}

const itemId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export function createPick({ products, items, start, days, leaves }: Ground, random: Random): Pick {
  const upTo = (most: number): number => Math.floor(random.uniform() * most);
  const one = <T>(of: readonly T[]): T => of[upTo(of.length)] as T;
  const end = addDays(start, days);
  return {
    one,
    upTo,
    product: () => `P${String(upTo(products)).padStart(5, '0')}`,
    leaf: () => one(leaves),
    // Most look at the newest week, and some at one of the ten before it.
    span(weeksBefore = 0) {
      const to = addDays(end, random.uniform() < 0.7 ? 0 : -7 * (1 + upTo(10)));
      const from = addDays(to, -7 * (weeksBefore + 1));
      return { from: from < start ? start : from, to };
    },
    item: () => itemId(1 + upTo(items)),
    week: weekOf(addDays(end, -1)).id,
  };
}

function ask(path: string, query: Query = {}): Ask {
  const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
  return { url: `/api/v1/${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}` };
}

const shell = (): Ask[] => [ask('me'), ask('calendar'), ask('service'), ask('entrances')];

const counts: Visit[] = [
  {
    right: 'read',
    weight: 4,
    asks: ({ span }) => {
      const week = span();
      return [
        shell(),
        [
          ask('headline', week),
          ask('trend', { ...span(7), category: 'total' }),
          ask('categories', week),
          ask('alerts', { state: 'open', limit: 6 }),
        ],
      ];
    },
  },
  {
    right: 'read',
    weight: 3,
    asks: ({ span, upTo, one }) => {
      const week = span();
      const category = one(['own', 'own', 'total', 'quality', 'mismatch!']);
      return [
        [ask('products', { ...week, category, limit: 50 })],
        [ask('products', { ...week, category, limit: 50, offset: 50 * upTo(20) })],
        [ask('products', { ...week, category, limit: 50, search: `商品${upTo(100)}` })],
      ];
    },
  },
  {
    right: 'read',
    weight: 4,
    asks: ({ span, product }) => {
      const [id, week] = [product(), span()];
      return [
        [
          ask(`products/${id}`, week),
          ask('headline', { ...week, product: id }),
          ask('trend', { ...span(11), category: 'own', product: id }),
          ask('categories', { ...week, product: id }),
          ask('alerts', { product: id, limit: 6 }),
          ask('items', { ...span(3), product: id, limit: 30 }),
        ],
      ];
    },
  },
  {
    right: 'read',
    weight: 2,
    asks: ({ span, leaf, one }) => [
      [ask('categories', span()), ask('trend', { ...span(one([3, 11, 25])), category: leaf() })],
    ],
  },
];

const themes: Visit = {
  right: 'label',
  whole: true,
  weight: 2,
  asks: ({ span }) => [[ask('themes', span(3))]],
};

const words = (of: string): string => of.slice(-4);

const voices: Visit[] = [
  {
    right: 'read',
    weight: 4,
    asks: ({ span, leaf, product, one, item, upTo }) => {
      const weeks = span(one([0, 3, 3, 3, 11, 25]));
      const filter = one<Query>([
        {},
        { category: leaf() },
        { category: 'quality' },
        { product: product() },
        { channel: 'chat' },
      ]);
      return [
        [ask('items', { ...weeks, ...filter, limit: 30 })],
        [
          ask('items', {
            ...weeks,
            ...filter,
            limit: 30,
            after: `${addDays(String(weeks.to), -1 - upTo(5))} ${item()}`,
          }),
        ],
        [ask(`items/${item()}`)],
        [ask(`items/${item()}`)],
      ];
    },
  },
  {
    right: 'read',
    weight: 3,
    asks: ({ span, one, leaf }) => {
      const q = one([
        ...phrases.about.slice(0, 6).map(words),
        ...phrases.verdicts.slice(0, 6).map(words),
        phrases.rare.slice(0, 4),
        phrases.rare.slice(-3),
        '没有人这样说过',
        'A2031',
      ]);
      const filter = one<Query>([{}, {}, {}, { category: leaf() }, { channel: 'review' }]);
      return [
        [{ ...ask('items', { ...span(one([0, 3, 3, 3, 11, 25])), ...filter, q, limit: 30 }), as: 'search' }],
      ];
    },
  },
  {
    right: 'export',
    also: 'read',
    weight: 1,
    asks: ({ span, item, upTo, leaf }) => {
      const query: Query = { ...span(3), category: leaf(), limit: 200 };
      const rows = Array.from({ length: 500 }, () => ['2026-11-01', '评价', item(), upTo(9)]);
      return [
        [{ ...ask('items', query), as: 'export' }],
        [
          {
            ...ask('items', { ...query, after: `${addDays(String(query.to), -8)} ${item()}` }),
            as: 'export',
          },
        ],
        [{ ...ask('workbook'), body: { columns: ['日期', '渠道', '编号', '星级'], rows } }],
      ];
    },
  },
  {
    right: 'label',
    weight: 1,
    asks: ({ span, item, leaf }) => [
      [ask('labels', { ...span(3), limit: 20 }), ask('labels/agreement')],
      [{ ...ask(`items/${item()}/label`), body: { leaves: [leaf()] } }],
    ],
  },
];

const loop: Visit[] = [
  {
    right: 'read',
    weight: 3,
    asks: ({ upTo, one, span }) => [
      [ask('alerts', { state: one(['open', 'acknowledged', 'resolved']), limit: 30 })],
      [ask('alerts', { limit: 30, after: `${String(span().from)} alert-${upTo(stored.alerts)}` })],
      [ask(`alerts/alert-${1 + upTo(stored.alerts)}`)],
    ],
  },
  {
    right: 'read',
    weight: 2,
    asks: ({ upTo, one, span, product }) => [
      [ask('actions', { state: one(['open', 'late', 'closed']), limit: 30 }), ask('adoption', span(11))],
      [ask(`actions/action-${1 + upTo(stored.actions)}`)],
      [ask('action-draft', { product: product(), category: 'own' })],
    ],
  },
  {
    right: 'read',
    weight: 1,
    asks: ({ upTo }) => [
      [ask('exposures'), ask('product-names', { q: `商品${upTo(90)}` }), ask('events', { once: 1 })],
    ],
  },
];

/** Pages of administration, and what is looked at of the model. */
const settings: Visit[] = [
  {
    right: 'audit',
    whole: true,
    weight: 2,
    asks: ({ upTo }) => [
      [ask('owners', { q: `商品${upTo(90)}` }), ask('category-owners')],
      [ask('configured-sources'), ask('schedules')],
      [ask('robots')],
      [ask('robots/robot-1/deliveries', { limit: 20 })],
    ],
  },
  {
    right: 'label',
    whole: true,
    weight: 1,
    asks: () => [[ask('models')], [ask('models/compare', { before: 'model-1', after: 'model-2' })]],
  },
];

const company: Visit[] = [
  {
    right: 'read',
    whole: true,
    weight: 2,
    asks: ({ week }) => [
      [ask('reports')],
      [ask(`reports/week/${week}`), ask(`reports/week/${week}/page`)],
      [ask(`reports/week/${week}/diff`, { from: 1, to: 2 })],
    ],
  },
  {
    right: 'import',
    whole: true,
    weight: 2,
    asks: ({ span, upTo }) => [
      [ask('imports', { offset: 50 * upTo(5) }), ask('held-files'), ask('sources')],
      [ask('quarantine', { limit: 50 }), ask('coverage', span(3))],
    ],
  },
  { right: 'manage', weight: 1, asks: () => [[ask('users')]] },
  { right: 'audit', weight: 2, asks: () => [[ask('audit', { limit: 100 })]] },
];

/** Every page, as often as people open it. */
export const visits: readonly Visit[] = [...counts, themes, ...voices, ...loop, ...company, ...settings];
