import { countNumber, type Scene } from './numbers.ts';
import { categoryNumbers, mismatchNumbers, moverNumbers } from './sections/categories.ts';
import { dataNumbers } from './sections/data.ts';
import { earlierNumbers, headlineNumbers, trendNumbers } from './sections/headline.ts';
import { entryNumbers, productNumbers } from './sections/products.ts';
import { serviceNumbers } from './sections/service.ts';
import { silentNumbers } from './sections/silent.ts';
import { topicNumbers } from './sections/topics.ts';
import type { CountedNumber } from './types.ts';

/** Every number of a report that rows can be counted for, but those of alerts, signals and actions, which name their own windows. */
export function listNumbers(scene: Scene): CountedNumber[] {
  const { report } = scene;
  return [
    ...headlineNumbers(scene),
    ...earlierNumbers(scene),
    ...trendNumbers(scene),
    ...categoryNumbers(scene),
    ...moverNumbers(scene),
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
    ...silentNumbers(scene),
    ...topicNumbers(scene),
    ...serviceNumbers(scene),
    ...dataNumbers(scene),
  ];
}
