import type { MismatchAttribute } from '../../compose/schema-sections.ts';
import { type Scene, shareNumber } from '../numbers.ts';
import type { Count, CountedNumber } from '../types.ts';
import { chatOnlyNumbers, comparedNumbers } from './compared.ts';

export function categoryNumbers(scene: Scene): CountedNumber[] {
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
      ...chatOnlyNumbers(scene, `categories.${node.id}`, node.name, node.chatOnly, node.id, current),
      ...('products' in node
        ? [...node.products.byRate, ...node.products.byChange].flatMap((one) =>
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

export const mismatchNumbers = (scene: Scene, attribute: MismatchAttribute): CountedNumber[] => {
  const { id, name, products } = attribute;
  return [
    ...comparedNumbers(scene, `mismatch.${id}`, name, id, attribute),
    ...products.flatMap((one) =>
      comparedNumbers(
        scene,
        `mismatch.${id}.products.${one.productId}`,
        `${one.name} ${name}`,
        id,
        one,
        one.productId,
      ),
    ),
  ];
};

export const moverNumbers = (scene: Scene): CountedNumber[] =>
  (['up', 'down'] as const).flatMap((side) =>
    scene.report.movers[side].flatMap((one) =>
      comparedNumbers(scene, `movers.${side}.${one.id}`, one.name, one.id, one),
    ),
  );
