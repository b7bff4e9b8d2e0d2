import { addDays } from '@voc/core';
import type { LeafNode, ListEntry, MismatchAttribute, ProductEntry } from '../compose/schema-sections.ts';
import { countNumber, namedNumbers, rateNumbers, type Scene, shareNumber } from './numbers.ts';
import type { Count, ReportNumber, Where } from './types.ts';

type Compared = Pick<LeafNode, 'rate' | 'previous'>;

/** A category's rate now and before, of all products or of one. */
function comparedNumbers(
  scene: Scene,
  id: string,
  name: string,
  category: string,
  node: Compared,
  productId?: string,
): ReportNumber[] {
  const { report, current, previous, complaints, over } = scene;
  const of = (title: string, at: Where, rate: Compared['previous'], tail: string): ReportNumber[] => {
    const where = { ...at, productId };
    const count: Count = { counted: complaints(category), where };
    return rateNumbers(`${id}${tail}`, `${name}${title}`, rate, count, over(report.denominator.name, where));
  };
  return [
    ...of('', current, node.rate, ''),
    ...(previous ? of('(上一期)', previous, node.previous, '.previous') : []),
  ];
}

function headlineNumbers(scene: Scene): ReportNumber[] {
  const { headline, denominator } = scene.report;
  const sides: [tail: string, title: string, where: Where | null, side: 'current' | 'previous'][] = [
    ['', '', scene.current, 'current'],
    ['.previous', '(上一期)', scene.previous, 'previous'],
  ];
  return sides.flatMap(([tail, title, where, side]) => {
    if (!where) return [];
    const over = scene.over(denominator.name, where);
    const voices: Count = { counted: { of: 'voices' }, where };
    const rate = (id: 'complaints' | 'mismatch', name: string, category: string): ReportNumber[] =>
      rateNumbers(
        `headline.${id}${tail}`,
        `${name}${title}`,
        headline[id][side],
        { counted: scene.complaints(category), where },
        over,
      );
    return [
      countNumber(`headline.voices${tail}`, `声音${title}`, headline.voices[side], voices),
      ...rate('complaints', '客诉', 'total'),
      ...rate('mismatch', '描述不符', 'mismatch'),
      ...shareNumber(
        `headline.praiseShare${tail}`,
        `好评占比${title}`,
        headline.praiseShare[side],
        { counted: { of: 'praising' }, where },
        voices,
      ),
      ...shareNumber(
        `headline.coverage${tail}`,
        `发声覆盖${title}`,
        headline.coverage[side],
        voices,
        scene.over(denominator.name === '声音条数' ? '签收件数' : denominator.name, where),
      ),
    ];
  });
}

function trendNumbers({ report, complaints, over }: Scene): ReportNumber[] {
  return report.trend.flatMap(({ start, rate, mismatch }) => {
    const where: Where = { span: { start, end: addDays(start, 7) }, undated: false };
    const exposure = over(report.denominator.name, where);
    const of = (id: 'rate' | 'mismatch', name: string, category: string): ReportNumber[] =>
      rateNumbers(
        `trend.${start}.${id}`,
        `${start} 起一周的${name}`,
        id === 'rate' ? rate : mismatch,
        { counted: complaints(category), where },
        exposure,
      );
    return [...of('rate', '客诉', 'total'), ...of('mismatch', '描述不符', 'mismatch')];
  });
}

function categoryNumbers(scene: Scene): ReportNumber[] {
  const { report, current, complaints } = scene;
  const all: Count = { counted: complaints('total'), where: current };
  return report.categories.flatMap((group) =>
    [group, ...group.leaves].flatMap((node) => [
      ...comparedNumbers(scene, `categories.${node.id}`, node.name, node.id, node),
      ...shareNumber(
        `categories.${node.id}.share`,
        `${node.name}占全部客诉`,
        node.share,
        { counted: complaints(node.id), where: current },
        all,
      ),
      ...('products' in node
        ? node.products.byRate.flatMap((one) =>
            comparedNumbers(
              scene,
              `categories.${node.id}.products.${one.productId}`,
              `${one.name} ${node.name}`,
              node.id,
              one,
              one.productId,
            ),
          )
        : []),
    ]),
  );
}

const mismatchNumbers = (scene: Scene, { id, name, products }: MismatchAttribute): ReportNumber[] =>
  products.flatMap((one) =>
    comparedNumbers(
      scene,
      `mismatch.${id}.products.${one.productId}`,
      `${one.name} ${name}`,
      id,
      one,
      one.productId,
    ),
  );

function productNumbers(scene: Scene, one: ProductEntry): ReportNumber[] {
  const id = `products.${one.productId}`;
  const where = { ...scene.current, productId: one.productId };
  return [
    ...comparedNumbers(
      scene,
      `${id}.complaints`,
      `${one.name} 自身投诉`,
      'own',
      { rate: one.own, previous: one.previous },
      one.productId,
    ),
    ...namedNumbers(`${id}.causes`, `${one.name} 主因`, one.causes, (leaf) => ({
      counted: scene.complaints(leaf),
      where,
    })),
    ...namedNumbers(`${id}.channels`, `${one.name} 渠道`, one.channels, (kind) => ({
      counted: scene.complaints('own'),
      where: { ...where, kind },
    })),
  ];
}

function entryNumbers(scene: Scene, side: 'black' | 'red', one: ListEntry): ReportNumber[] {
  const id = `lists.${side}.${one.productId}`;
  const where = { ...scene.list, productId: one.productId };
  const counted = scene.complaints('own');
  return [
    // The interval is that of the judgement, not of the count alone.
    ...rateNumbers(
      `${id}.complaints`,
      `${one.name} 自身投诉`,
      one.own,
      { counted, where },
      scene.over(one.denominator, where),
      false,
    ),
    ...namedNumbers(`${id}.causes`, `${one.name} 主因`, one.causes, (leaf) => ({
      counted: { of: 'cause', leaf },
      where,
    })),
    ...namedNumbers(`${id}.notCounted`, `${one.name} 没算在它头上`, one.notCounted, (category) => ({
      counted: scene.complaints(category),
      where,
    })),
    countNumber(`${id}.praised`, `${one.name} 表扬`, one.praised, {
      counted: { of: 'merit', label: null },
      where,
    }),
    ...namedNumbers(`${id}.praises`, `${one.name} 表扬`, one.praises, (label) => ({
      counted: { of: 'merit', label },
      where,
    })),
    ...namedNumbers(`${id}.wishes`, `${one.name} 想要`, one.wishes, (wish) => ({
      counted: { of: 'wish', wish },
      where,
    })),
  ];
}

function topicNumbers({ report, current }: Scene): ReportNumber[] {
  return report.topics.flatMap(({ attribute, count, conversations, products }) => {
    const at = { ...current, kind: 'chat' };
    const of = (id: string, name: string, asked: number, all: number, where: Where): ReportNumber[] => [
      countNumber(id, `${name}问${attribute}`, asked, { counted: { of: 'topic', attribute }, where }),
      countNumber(`${id}.conversations`, `${name}会话`, all, { counted: { of: 'voices' }, where }),
    ];
    return [
      ...of(`topics.${attribute}`, '', count, conversations, at),
      ...products.flatMap((one) =>
        of(`topics.${attribute}.${one.productId}`, `${one.name} `, one.count, one.conversations, {
          ...at,
          productId: one.productId,
        }),
      ),
    ];
  });
}

/** Every number of a report that rows can be counted for, but those of alerts and signals, which name their own windows. */
export function listNumbers(scene: Scene): ReportNumber[] {
  const { report } = scene;
  return [
    ...headlineNumbers(scene),
    ...trendNumbers(scene),
    ...categoryNumbers(scene),
    ...report.mismatch.flatMap((one) => mismatchNumbers(scene, one)),
    ...report.products.flatMap((one) => productNumbers(scene, one)),
    ...report.lists.black.flatMap((one) => entryNumbers(scene, 'black', one)),
    ...report.lists.red.flatMap((one) => entryNumbers(scene, 'red', one)),
    ...report.lists.insufficientProducts.map((one) =>
      countNumber(`lists.insufficient.${one.productId}.complaints`, `${one.name} 自身投诉`, one.own.count, {
        counted: scene.complaints('own'),
        where: { ...scene.list, productId: one.productId },
      }),
    ),
    ...topicNumbers(scene),
  ];
}
