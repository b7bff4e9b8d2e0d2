import { unclassifiedCategory } from '@voc/core';
import { kindName } from '../compose/facts/context.ts';
import { dataName } from '../compose/sections/data-names.ts';
import { noProblem } from '../compose/sections/service.ts';
import { wishName } from '../compose/sections/wish-name.ts';
import type { ServiceFigure } from '../compose/service-store.ts';
import { serviceKinds } from '../render/service-words.ts';
import type { Count, Counted, CustomerSide, Formula } from './types.ts';

const sides: Record<CustomerSide, string> = {
  all: '',
  chatOnly: ',只在会话里说的',
  inReviews: ',在评价里说的',
  inChats: ',在会话里说的',
};

const serviceFigures: Record<ServiceFigure, string> = {
  chats: '会话',
  timed: '有顾客开口时间的会话',
  answered: '顾客开口后有人回复的会话,用时从开口到第一次回复',
  within: '在时限内第一次回复的会话',
  resolved: '以解决结束的会话',
  settled: '以解决结束并有回复时间的会话,用时从开口到最后一次回复',
  settledWithin: '在时限内解决的会话',
  known: '认得出顾客的会话',
  again: '认得出的顾客,此前 7 天内已来过',
  watched: '再前 7 天里认得出顾客的会话(此后 7 天已过完)',
  firstContact: '再前 7 天里一次解决、此后 7 天没有再来的会话',
};

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
      if (leaves.includes(unclassifiedCategory))
        return '待确认:机器没把握、还没人确认的客诉;同一订单同一商品只算一条,那一单已有归类的不算';
      return `带有下列任一细类的客诉(${leaves.map(nameOf).join('、')}),同一订单同一商品只算最先听到的一条`;
    }
    case 'cause':
      return `自身投诉中,第一个自身细类是「${nameOf(counted.leaf)}」的`;
    case 'merit':
      return counted.label === null
        ? '夸到商品自身的声音'
        : `夸商品自身、第一个夸点是「${counted.label}」的声音`;
    case 'wish':
      return `提到想要「${wishName(counted.wish)}」的声音`;
    case 'topic':
      return `问到「${counted.attribute}」的会话`;
    case 'redLine':
      return `碰到红线「${nameOf(counted.kind)}」的声音`;
    case 'customers':
      return `投诉的顾客(一个订单算一位)${sides[counted.side]}${counted.leaves === null ? '' : `,细类:${counted.leaves.map(nameOf).join('、')}`}`;
    case 'stars':
      return counted.good ? '四星、五星的评分,不含系统默认好评' : '全部评分,不含系统默认好评';
    case 'service':
      return `${serviceFigures[counted.figure]}${counted.by === 'all' ? '' : `(${serviceKinds[counted.by]}:${counted.by === 'problem' ? nameOf(counted.name) || noProblem : counted.name})`}`;
    case 'dropped':
      return `${counted.table === 'template_rows' ? '平台模板的行' : '被隔离的行'}${counted.reason === null ? '' : `:${dataName(counted.reason)}`}`;
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
  shareLower: '占比的 90% Wilson 区间下限',
  shareUpper: '占比的 90% Wilson 区间上限',
  median: '用时的中位数,整秒',
  medianLower: '中位数的 90% 区间下限(次序统计量),整秒',
  medianUpper: '中位数的 90% 区间上限(次序统计量),整秒',
  p90: '九成在此之内的用时,整秒',
};

export const describeFormula = (formula: Formula): string => formulas[formula];

const tablesOf = (counted: Counted): string => {
  switch (counted.of) {
    case 'units':
    case 'orders':
      return 'exposures';
    case 'stars':
      return 'items + ratings';
    case 'service':
      return 'items + item_turns + classifications + corrections';
    case 'dropped':
      return counted.table;
    default:
      return 'items + classifications + corrections';
  }
};

/** The rows looked at, a line a condition. */
export function describeWhere({ counted, where }: Count): string[] {
  const { span, undated, productId, kind, linked } = where;
  return [
    `表:${tablesOf(counted)}`,
    `日期:${span.start} 起,${span.end} 前(业务日,上海时间)${undated ? ',加上没有日期的' : ''}`,
    ...(productId === undefined ? [] : [productId === '' ? '商品:未关联商品' : `商品:${productId}`]),
    ...(kind === undefined ? [] : [`渠道:${kindName(kind)}`]),
    ...(linked ? ['只看能关联到商品或商品页的'] : []),
  ];
}
