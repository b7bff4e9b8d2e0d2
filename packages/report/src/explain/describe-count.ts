import { kindName } from '../compose/facts/context.ts';
import type { Count, Formula } from './types.ts';

type NameOf = (id: string) => string;

/** What is counted, in Chinese. */
export function describeCounted({ counted }: Count, nameOf: NameOf): string {
  switch (counted.of) {
    case 'voices':
      return '声音:评价、会话、售后、工单各算一条';
    case 'praising':
      return '意图为表扬的声音';
    case 'complaints': {
      const { leaves } = counted;
      if (leaves === null) return '客诉:带有任一客诉类别的声音,同一订单同一商品只算最先听到的一条';
      return `带有下列任一细类的客诉(${leaves.map(nameOf).join('、')}),同一订单同一商品只算最先听到的一条`;
    }
    case 'cause':
      return `自身投诉中,第一个自身细类是「${nameOf(counted.leaf)}」的`;
    case 'merit':
      return counted.label === null
        ? '夸到商品自身的声音'
        : `夸商品自身、第一个夸点是「${counted.label}」的声音`;
    case 'wish':
      return `提到想要「${counted.wish.slice(counted.wish.indexOf(':') + 1)}」的声音`;
    case 'topic':
      return `问到「${counted.attribute}」的会话`;
    case 'redLine':
      return `碰到红线「${nameOf(counted.kind)}」的声音`;
    case 'units':
      return '签收件数,按日导入的订单表';
    case 'orders':
      return '订单数,按下单到发声的延迟折算';
  }
}

const formulas: Record<Formula, string> = {
  count: '条数相加',
  perThousand: '条数÷分母×1000',
  lower: '90% Wilson 区间的下限,每千',
  upper: '90% Wilson 区间的上限,每千',
  share: '条数÷分母,四舍五入到万分位',
};

export const describeFormula = (formula: Formula): string => formulas[formula];

/** The rows looked at, a line a condition. */
export function describeWhere({ counted, where }: Count): string[] {
  const { span, undated, productId, kind, linked } = where;
  const tables =
    counted.of === 'units' || counted.of === 'orders' ? 'exposures' : 'items + classifications + corrections';
  return [
    `表:${tables}`,
    `日期:${span.start} 起,${span.end} 前(业务日,上海时间)${undated ? ',加上没有日期的' : ''}`,
    ...(productId === undefined ? [] : [productId === '' ? '商品:未关联商品' : `商品:${productId}`]),
    ...(kind === undefined ? [] : [`渠道:${kindName(kind)}`]),
    ...(linked ? ['只看能关联到商品或商品页的'] : []),
  ];
}
