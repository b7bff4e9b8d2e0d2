import type { ListEntry, ProductEntry } from '../../compose/schema-sections.ts';
import { countNumber, namedNumbers, rateNumbers, type Scene } from '../numbers.ts';
import type { CountedNumber, Where } from '../types.ts';
import { chatOnlyNumbers } from './compared.ts';

export function productNumbers(scene: Scene, one: ProductEntry): CountedNumber[] {
  const id = `products.${one.productId}`;
  const { report, complaints, over, current, previous } = scene;
  const at = (where: Where) => ({ ...where, productId: one.productId });
  const own = (tail: string, title: string, rate: ProductEntry['previous'], where: Where): CountedNumber[] =>
    rateNumbers(
      `${id}.${tail}`,
      `${one.name} 自身投诉${title}`,
      rate,
      { counted: complaints('own'), where: at(where) },
      over(report.denominator.name, at(where)),
    );
  return [
    ...own('complaints', '', one.own, current),
    ...(previous ? own('previous', '(上一期)', one.previous, previous) : []),
    ...namedNumbers(`${id}.causes`, `${one.name} 主因`, one.causes, (leaf) => ({
      counted: complaints(leaf),
      where: at(current),
    })),
    ...namedNumbers(`${id}.channels`, `${one.name} 渠道`, one.channels, (kind) => ({
      counted: complaints('own'),
      where: { ...at(current), kind },
    })),
    ...chatOnlyNumbers(scene, id, one.name, one.chatOnly, 'own', at(current)),
  ];
}

export function entryNumbers(scene: Scene, side: 'black' | 'red', one: ListEntry): CountedNumber[] {
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
