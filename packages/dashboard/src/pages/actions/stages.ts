import type { ActionStage, ActionStepName } from '../../api/loop-types.ts';

export const stageNames: Record<ActionStage, string> = {
  submitted: '待核实',
  verified: '处理中',
  solved: '待确认',
  confirmed: '待关闭',
  closed: '已关闭',
  declined: '不采纳',
};

export const stageColors: Record<ActionStage, string> = {
  submitted: 'red',
  verified: 'gold',
  solved: 'blue',
  confirmed: 'cyan',
  closed: 'green',
  declined: 'default',
};

/** What a button says, and what is asked for with it; a question that must be answered says so. */
export const stepWords: Record<
  ActionStepName,
  { name: string; done: string; question: string; must: boolean }
> = {
  verified: { name: '核实并采纳', done: '核实采纳', question: '核实了什么(可不填)', must: false },
  declined: { name: '不采纳', done: '不采纳', question: '为什么不采纳', must: true },
  solved: { name: '已解决', done: '解决', question: '做了什么', must: true },
  returned: { name: '退回', done: '退回', question: '哪里还没解决', must: true },
  confirmed: { name: '确认解决', done: '确认', question: '怎么确认的(可不填)', must: false },
  closed: { name: '关闭待办', done: '关闭', question: '留给以后的话(可不填)', must: false },
};

export const gradeNames: Record<number, string> = { 1: '一级', 2: '二级', 3: '三级' };

/** Colours of how an action stands; 没有证据表明有效 is a normal result and no alarm. */
export const standingColors: Record<string, string> = {
  逾期: 'red',
  进行中: 'gold',
  观察中: 'blue',
  有效: 'green',
  没有证据表明有效: 'default',
  变差: 'red',
  无法比较: 'default',
};
