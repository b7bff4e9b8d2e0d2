import { groupOf } from '@voc/core';
import { fieldsOf } from './listing-fields.ts';

const byGroup: Record<string, string> = {
  quality: '抽检在库与退回件,查同批次',
  safety: '1 小时内回电;是否停发由品控决定',
  auth: '核对货源与批次,保留证据',
  fulfil: '核对仓库拣配与库存同步',
  logistics: '催办快递并核对揽收、派送时效',
  price: '核对页面标价与活动规则',
  after: '复核退换处理时限与话术',
  service: '抽看会话,复核排班与话术',
  trade: '排查系统与信息泄露环节',
};

const byLeaf: Record<string, string> = {
  regulator: '1 小时内回电;对外答复由法务决定',
  'trade.privacy': '1 小时内回电;是否上报由法务决定',
  'quality.fit': '核对版型与尺码推荐,补试穿说明',
  'fulfil.wrong': '核对仓库拣货与条码',
  'fulfil.late': '核对库存与预售时间,安抚未发订单',
};

/** What to do about a category, in a few words. */
export function actionFor(category: string): string {
  if (category.startsWith('mismatch')) return `核对商品页【${fieldsOf(category).join('】【')}】`;
  return byLeaf[category] ?? byGroup[groupOf(category)] ?? '抽看原话并定责';
}
