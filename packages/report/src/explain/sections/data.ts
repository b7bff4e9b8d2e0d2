import { unclassifiedCategory } from '@voc/core';
import { countNumber, type Scene } from '../numbers.ts';
import type { CountedNumber } from '../types.ts';

/** Rows that became voices, and those that did not. */
export function dataNumbers({ report, current, complaints }: Scene): CountedNumber[] {
  const { data } = report;
  const dropped = (
    id: string,
    name: string,
    value: number,
    table: 'template_rows' | 'quarantined_rows',
    reason: string | null,
  ) => countNumber(`data.${id}`, name, value, { counted: { of: 'dropped', table, reason }, where: current });
  return [
    countNumber('data.accepted', '采用的行', data.accepted, { counted: { of: 'voices' }, where: current }),
    dropped('template', '平台模板', data.template, 'template_rows', null),
    dropped('quarantined', '隔离的行', data.quarantined, 'quarantined_rows', null),
    ...data.templates.map(({ template, name, count }) =>
      dropped(`templates.${template}`, `平台模板:${name}`, count, 'template_rows', template),
    ),
    countNumber('data.withoutProduct', '未关联商品', data.withoutProduct, {
      counted: { of: 'voices' },
      where: { ...current, productId: '' },
    }),
    countNumber('data.unclassified', '待确认的客诉', data.unclassified, {
      counted: complaints(unclassifiedCategory),
      where: current,
    }),
  ];
}
