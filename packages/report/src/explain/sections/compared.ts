import type { LeafNode } from '../../compose/schema-sections.ts';
import { intervalNumbers, rateNumbers, type Scene } from '../numbers.ts';
import type { Count, CountedNumber, Where } from '../types.ts';

type Compared = Pick<LeafNode, 'rate' | 'previous'>;

/** A category's rate now and before, of all products or of one. */
export function comparedNumbers(
  scene: Scene,
  id: string,
  name: string,
  category: string,
  node: Compared,
  productId?: string,
): CountedNumber[] {
  const { report, current, previous, complaints, over } = scene;
  const of = (title: string, at: Where, rate: Compared['previous'], tail: string): CountedNumber[] => {
    const where = { ...at, productId };
    const count: Count = { counted: complaints(category), where };
    return rateNumbers(`${id}${tail}`, `${name}${title}`, rate, count, over(report.denominator.name, where));
  };
  return [
    ...of('', current, node.rate, ''),
    ...(previous ? of('(上一期)', previous, node.previous, '.previous') : []),
  ];
}

/** Of complaining customers those who spoke in chats alone. */
export const chatOnlyNumbers = (
  scene: Scene,
  id: string,
  name: string,
  share: LeafNode['chatOnly'],
  category: string,
  where: Where,
): CountedNumber[] =>
  intervalNumbers(
    `${id}.chatOnly`,
    `${name} 只在会话里说的顾客`,
    share,
    { counted: scene.customers(category, 'chatOnly'), where },
    { counted: scene.customers(category, 'all'), where },
  );
