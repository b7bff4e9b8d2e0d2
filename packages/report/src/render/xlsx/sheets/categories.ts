import { attributionLines } from '../../split-words.ts';
import type { CategoryNode, LeafNode, Report } from '../../types.ts';
import { errorColumns, productColumns, rateColumns } from '../columns.ts';
import { column, type Sheet, sheetOf, yesNo } from '../sheet.ts';

export const trend = ({ trend: points }: Report): Sheet =>
  sheetOf<Report['trend'][number]>(
    '走势',
    [
      column('text', '周', ({ week }) => week, 12),
      column('day', '周起始日', ({ start }) => start),
      ...rateColumns<Report['trend'][number]>(({ rate }) => rate, '客诉'),
      column('count', '描述不符', ({ mismatch }) => mismatch.count),
      column('rate', '描述不符率', ({ mismatch }) => mismatch.perThousand),
      column('rate', '不符下限', ({ mismatch }) => mismatch.lower),
      column('rate', '不符上限', ({ mismatch }) => mismatch.upper),
    ],
    points,
  );

interface Node {
  group: CategoryNode;
  leaf: LeafNode | null;
}

const nodesOf = ({ categories: groups }: Report): Node[] =>
  groups.flatMap((group) => [{ group, leaf: null }, ...group.leaves.map((leaf) => ({ group, leaf }))]);

const of = ({ group, leaf }: Node): CategoryNode | LeafNode => leaf ?? group;

/** Groups and leaves in one list; the column 层级 tells them apart. */
export const categories = (report: Report): Sheet =>
  sheetOf<Node>(
    '客诉类别',
    [
      column('text', '层级', ({ leaf }) => (leaf ? '细类' : '大类'), 8),
      column('text', '大类', ({ group }) => group.name),
      column('text', '细类', ({ leaf }) => leaf?.name ?? null, 24),
      ...rateColumns<Node>((node) => of(node).rate),
      column('share', '占比', (node) => of(node).share),
      ...errorColumns<Node>((node) => of(node).withError),
      column('count', '上一期条数', (node) => of(node).previous?.count ?? null),
      column('rate', '上一期客诉率', (node) => of(node).previous?.perThousand ?? null),
      column('rate', '变化', (node) => of(node).change),
      column('text', '超出正常波动', (node) => yesNo(of(node).significant), 12),
      column('share', '只在会话', (node) => of(node).chatOnly?.share ?? null),
    ],
    nodesOf(report),
  );

interface Under {
  leaf: string;
  one: LeafNode['products']['byRate'][number];
}

/** Products named under a leaf. */
export const categoryProducts = ({ categories: groups }: Report): Sheet =>
  sheetOf<Under>(
    '类别商品',
    [
      column('text', '细类', ({ leaf }) => leaf, 24),
      ...productColumns<Under>(({ one }) => one),
      ...rateColumns<Under>(({ one }) => one.rate),
      column('rate', '上一期客诉率', ({ one }) => one.previous?.perThousand ?? null),
      column('rate', '变化', ({ one }) => one.change),
    ],
    groups.flatMap(({ leaves }) =>
      leaves.flatMap(({ name, products }) => products.byRate.map((one) => ({ leaf: name, one }))),
    ),
  );

interface Part {
  dimension: string;
  member: string;
  change: number;
  se: number | null;
  before: number | null;
  now: number | null;
}

function partsOf({ attribution }: Report): Part[] {
  const none = { se: null, before: null, now: null };
  return (attribution?.dimensions ?? []).flatMap(({ name, split }): Part[] => [
    { dimension: name, member: '合计变化', change: split.change, ...none },
    { dimension: name, member: '结构', change: split.mix, ...none },
    ...split.parts.map(({ name: member, change, se, before, now }) => ({
      dimension: name,
      member,
      change,
      se,
      before,
      now,
    })),
    { dimension: name, member: '其余', change: split.noise, ...none },
  ]);
}

/** 归因: parts of the change by dimension, then the sentences. */
export const attribution = (report: Report): Sheet[] =>
  report.attribution === null
    ? []
    : [
        sheetOf<Part>(
          '归因',
          [
            column('text', '维度', ({ dimension }) => dimension, 10),
            column('text', '部分', ({ member }) => member, 30),
            column('rate', '变化', ({ change }) => change),
            column('rate', '标准误', ({ se }) => se),
            column('count', '上一期条数', ({ before }) => before),
            column('count', '本期条数', ({ now }) => now),
          ],
          partsOf(report),
        ),
        sheetOf('归因说明', [column('text', '说明', (line: string) => line, 120)], attributionLines(report)),
      ];
