import type { Topic } from '../../compose/schema-sections.ts';
import { countNumber, type Scene } from '../numbers.ts';
import type { Count, CountedNumber, Where } from '../types.ts';

export function topicNumbers({ report, current }: Scene): CountedNumber[] {
  type Asked = Pick<Topic, 'count' | 'conversations' | 'perThousand'>;
  return report.topics.flatMap((topic) => {
    const { attribute, products } = topic;
    const of = (id: string, name: string, asked: Asked, where: Where): CountedNumber[] => {
      const count: Count = { counted: { of: 'topic', attribute }, where };
      const over: Count = { counted: { of: 'voices' }, where };
      return [
        countNumber(id, `${name}问${attribute}`, asked.count, count),
        countNumber(`${id}.conversations`, `${name}会话`, asked.conversations, over),
        {
          id: `${id}.perThousand`,
          name: `${name}每千会话问${attribute}`,
          value: asked.perThousand,
          formula: 'perThousand',
          count,
          over,
        },
      ];
    };
    const at = { ...current, kind: 'chat' };
    return [
      ...of(`topics.${attribute}`, '', topic, at),
      ...products.flatMap((one) =>
        of(`topics.${attribute}.products.${one.productId}`, `${one.name} `, one, {
          ...at,
          productId: one.productId,
        }),
      ),
    ];
  });
}
