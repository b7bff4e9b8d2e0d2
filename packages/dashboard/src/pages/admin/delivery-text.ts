import type { DeliveryRow } from '../../api/settings-types.ts';

const reportKinds: Record<string, string> = { week: '周报', month: '月报', quarter: '季报' };
const levels: Record<string, string> = { supervisor: '转主管', above: '转上级' };
const reminders: Record<string, string> = { late: '逾期', soon: '快到期', answer: '待核实' };

/** `week/2026-W46/brand:禾棉@2` as a person says it. */
function reportText(key: string): string {
  const at = key.lastIndexOf('@');
  const [kind = '', period = '', scope = ''] = key.slice(0, at).split('/');
  return [reportKinds[kind] ?? kind, period, scope, `第 ${key.slice(at + 1)} 版`].filter(Boolean).join(' ');
}

/** What a delivery told of, in words; the rest as it is stored. */
export function deliveryText({ target, targetKey }: Pick<DeliveryRow, 'target' | 'targetKey'>): string {
  if (target === 'report') return reportText(targetKey);
  const [id = '', what = '', day = ''] = targetKey.split('@');
  if (target === 'alert') return `预警 ${id} ${what}`;
  if (target === 'digest') return `每日汇总 ${targetKey}`;
  if (target === 'exposure') return `曝光 ${targetKey}`;
  if (target === 'escalation') return `预警 ${id} ${levels[what] ?? what}`;
  if (target === 'ticket') return `待办 ${id} 第 ${what} 步`;
  if (target === 'reminder') return `待办 ${id} ${reminders[what] ?? what} ${day}`;
  return `${target} ${targetKey}`;
}
