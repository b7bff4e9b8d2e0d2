import { actionSubject, actionsLead, outcomeText } from '../action-words.ts';
import type { Report } from '../types.ts';
import { table, text } from './parts.ts';

/** 行动: what was taken on and what became of it. */
export function actions({ actions: taken }: Report): string[] {
  if (taken.length === 0) return [];
  const rows = taken.map((one) => [
    text(`${actionSubject(one)}:${one.cause}`),
    text(one.owner),
    one.dueOn,
    text([one.standing, outcomeText(one)].filter(Boolean).join(':')),
  ]);
  return ['## 行动与效果', `${actionsLead}。`, table(['行动', '责任', '期限', '结果'], rows)];
}
