import { countNumber, intervalNumbers, namedNumbers, rateNumbers, type Scene } from '../numbers.ts';
import type { CountedNumber } from '../types.ts';
import { chatOnlyNumbers } from './compared.ts';

/** Products that complain in chats alone, and those that look good in reviews and bad in chats. */
export function silentNumbers(scene: Scene): CountedNumber[] {
  const { report, current, complaints, customers, over } = scene;
  const { chatOnlyProducts, hiddenProducts, chatOnly, denominator } = report;
  const silent = chatOnlyProducts.flatMap((one) => {
    const where = { ...current, productId: one.productId };
    const id = `chatOnlyProducts.${one.productId}`;
    return [
      countNumber(`${id}.chatComplaints`, `${one.name} 只在会话里说的顾客`, one.chatComplaints, {
        counted: customers('own', 'chatOnly'),
        where,
      }),
      ...chatOnlyNumbers(scene, id, one.name, one.chatOnly, 'own', where),
      ...rateNumbers(
        `${id}.complaints`,
        `${one.name} 自身投诉`,
        one.own,
        { counted: complaints('own'), where },
        over(denominator.name, where),
      ),
      ...namedNumbers(`${id}.causes`, `${one.name} 主因`, one.causes, (leaf) => ({
        counted: complaints(leaf),
        where,
      })),
    ];
  });
  const sides = [
    ['inReviews', 'review', '评价里投诉的顾客'],
    ['inChats', 'chat', '会话里投诉的顾客'],
  ] as const;
  const hidden = hiddenProducts.flatMap((one) =>
    sides.flatMap(([side, kind, title]) => {
      const where = { ...current, productId: one.productId };
      return intervalNumbers(
        `hiddenProducts.${one.productId}.${side}`,
        `${one.name} ${title}`,
        one[side],
        { counted: customers('own', side), where },
        { counted: { of: 'voices' }, where: { ...where, kind } },
      );
    }),
  );
  // The whole report's share has no place to stand in: its id is the figure's own.
  const whole = intervalNumbers(
    'chatOnly',
    '只在会话里说的顾客',
    chatOnly,
    { counted: customers('total', 'chatOnly'), where: current },
    { counted: customers('total', 'all'), where: current },
  );
  return [...silent, ...hidden, ...whole];
}
