import { type Estimate, none, type OverallName, restName, type SliceBy } from '@voc/classify';

export const overallWords: Record<OverallName, string> = {
  micro_f1: '类目 F1(微平均)',
  macro_f1: '类目 F1(宏平均)',
  group_f1: '大类 F1',
  primary_acc: '首要类目正确率',
  complaint_f1: '是不是投诉 F1',
  mismatch_precision: '描述不符 查准率',
  mismatch_recall: '描述不符 查全率',
  mismatch_f1: '描述不符 F1',
  sentiment_acc: '情感正确率',
  intent_acc: '意图正确率',
};

export const sliceTitles: Record<SliceBy, string> = {
  kind: '按渠道',
  length: '按长短',
  source: '按来源',
  product: '按商品类型',
};

const sliceWords: Record<'kind' | 'length', Record<string, string>> = {
  kind: { review: '评价', chat: '会话', refund: '退款留言', ticket: '工单' },
  length: { short: '15 字以下', middle: '15–50 字', long: '50 字以上' },
};

export function sliceName(by: SliceBy, name: string): string {
  if (by === 'kind' || by === 'length') return sliceWords[by][name] ?? name;
  return name === restName ? '其他(每种不足 20 条)' : name === '' ? '未注明' : name;
}

/** A share of 1 with one decimal, `71.6%`. */
export const share = (value: number): string => `${(100 * value).toFixed(1)}%`;

/** The interval of a figure, `70.2–73.1%`; a dash where there is none. */
export const interval = ({ low, high }: Pick<Estimate, 'low' | 'high'>): string =>
  low === null || high === null ? '—' : `${(100 * low).toFixed(1)}–${share(high)}`;

/** Names of leaves and groups by id, the id itself where nobody named it. */
export const namer =
  (names: ReadonlyMap<string, string>): ((id: string) => string) =>
  (id) =>
    id === none ? '(无)' : (names.get(id) ?? (id === 'residual' ? '未归类' : id));
