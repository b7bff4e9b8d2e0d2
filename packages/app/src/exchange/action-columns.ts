import type { ActionStage } from '@voc/report';

/** Stages as people read them. */
export const stageNames: Record<ActionStage, string> = {
  submitted: '待核实',
  verified: '处理中',
  solved: '待确认',
  confirmed: '待关闭',
  closed: '已关闭',
  declined: '不采纳',
};

/** The columns that a table of actions must have to be read; others are left alone. */
export const columnNames = { id: '编号', stage: '阶段', note: '说明' } as const;

/** A stage by its name or its Chinese word; undefined for anything else. */
export const stageNamed = (text: string): ActionStage | undefined =>
  (Object.keys(stageNames) as ActionStage[]).find((stage) => stage === text || stageNames[stage] === text);
