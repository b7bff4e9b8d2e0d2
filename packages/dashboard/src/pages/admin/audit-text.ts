import { shopText } from '../../parts/shop-text.ts';

/** What the log keeps beside an action, by the names that the interface gives it. */
const names: Record<string, string> = {
  product: '款',
  role: '角色',
  scope: '可看范围',
  mayUnmask: '可看原文',
  reason: '理由',
  leaves: '类别',
  state: '结果',
  error: '原因',
  accepted: '接受',
  refused: '拒绝的文件',
  before: '原来',
  after: '现在',
  person: '负责人',
  robot: '消息发到',
  from: '原来的版本',
  classifications: '改名的分类',
  labels: '改名的标注',
  brands: '品牌',
  lines: '产品线',
  shops: '店铺',
};

const values: Record<string, string> = {
  agent: '客服',
  supervisor: '主管',
  product: '产品经理',
  operations: '运营',
  admin: '管理员',
  auditor: '审计员',
  sent: '送达',
  failed: '没有送达',
  unknown: '不确定',
};

function valueText(value: unknown, name: string, categoryName: (id: string) => string): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (name === 'leaves' && Array.isArray(value))
    return value.map((leaf) => categoryName(String(leaf))).join('、') || '不是投诉';
  if (name === 'shops' && Array.isArray(value))
    return value.map((one) => shopText(String(one))).join('、') || '无';
  if (Array.isArray(value)) return value.map(String).join('、') || '无';
  if (typeof value === 'object' && value !== null) return detailText(value, categoryName) || '不限';
  const text = String(value);
  return name === 'role' || name === 'state' ? (values[text] ?? text) : text;
}

/** The detail of an entry in words; what is empty is left out. */
export function detailText(detail: unknown, categoryName: (id: string) => string): string {
  if (typeof detail !== 'object' || detail === null) return '';
  return Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${names[name] ?? name}:${valueText(value, name, categoryName)}`)
    .join(';');
}
