/** submit -> verify -> solve -> confirm -> closed; what is not taken on is declined, with the reason. */
export type ActionStepName =
  | 'submitted'
  | 'verified'
  | 'declined'
  | 'solved'
  | 'returned'
  | 'confirmed'
  | 'closed';

/** What somebody did with an action. */
export interface ActionStep {
  step: ActionStepName;
  person: string;
  note: string | null;
  at: Date;
}

/** Where an action stands; `solved` waits for somebody to confirm it, `returned` is to be solved again. */
export type ActionStage = Exclude<ActionStepName, 'returned'>;

const next: Record<ActionStage, readonly ActionStepName[]> = {
  submitted: ['verified', 'declined'],
  verified: ['solved', 'declined'],
  solved: ['confirmed', 'returned'],
  confirmed: ['closed', 'returned'],
  declined: [],
  closed: [],
};

const needsNote: Partial<Record<ActionStepName, string>> = {
  declined: '不采纳须写明原因',
  solved: '请写明做了什么',
  returned: '退回须写明原因',
};

/** Where the steps, oldest first, have led to. */
export function actionStageOf(steps: readonly Pick<ActionStep, 'step'>[]): ActionStage {
  const last = steps.at(-1)?.step ?? 'submitted';
  return last === 'returned' ? 'verified' : last;
}

/** The steps that may be taken now. */
export const nextActionSteps = (stage: ActionStage): readonly ActionStepName[] => next[stage];

/** Why a step may not be taken, in Chinese; null when it may. */
export function refusalOfStep(
  wanted: Pick<ActionStep, 'step' | 'note'>,
  steps: readonly Pick<ActionStep, 'step'>[],
): string | null {
  const stage = actionStageOf(steps);
  if (!next[stage].includes(wanted.step)) return '这一步已经有人做过,或还轮不到,请刷新后再看';
  const asked = needsNote[wanted.step];
  return asked && !wanted.note?.trim() ? asked : null;
}

/** The fewest steps from one stage to another, in order; none when they are the same, null when there is no way. */
export function actionStepsTo(from: ActionStage, to: ActionStage): ActionStepName[] | null {
  const ways: { stage: ActionStage; steps: ActionStepName[] }[] = [{ stage: from, steps: [] }];
  const seen = new Set<ActionStage>([from]);
  for (const { stage, steps } of ways) {
    if (stage === to) return steps;
    for (const step of next[stage]) {
      const reached = actionStageOf([{ step }]);
      if (seen.has(reached)) continue;
      seen.add(reached);
      ways.push({ stage: reached, steps: [...steps, step] });
    }
  }
  return null;
}
