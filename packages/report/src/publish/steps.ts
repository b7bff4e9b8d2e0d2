/** none: as composed; publish: one person releases it; review: one reviews, another releases. */
export type ReviewLevel = 'none' | 'publish' | 'review';

export type StepName = 'reviewed' | 'returned' | 'published';

/** What somebody did with a revision. */
export interface Step {
  step: StepName;
  person: string;
  note: string | null;
  at: Date;
}

export type PublicationState = 'draft' | 'reviewed' | 'published';

/** The state that the steps of a revision, oldest first, have led to. */
export function stateOf(steps: readonly Pick<Step, 'step'>[]): PublicationState {
  if (steps.some(({ step }) => step === 'published')) return 'published';
  return steps.at(-1)?.step === 'reviewed' ? 'reviewed' : 'draft';
}

export interface Standing {
  level: ReviewLevel;
  steps: readonly Step[];
  /** The newest published revision of the same report; null when there is none. */
  publishedRevision: number | null;
  revision: number;
}

/** Why a step may not be taken, in Chinese with a remedy; null when it may. */
export function refusalOf(
  wanted: Step,
  { level, steps, publishedRevision, revision }: Standing,
): string | null {
  const state = stateOf(steps);
  if (wanted.person.trim() === '') return '请写明姓名(--by)';
  if (state === 'published') return `第 ${revision} 版已发布,不可更改;有更正请等下一版`;
  if (publishedRevision !== null && publishedRevision > revision)
    return `第 ${publishedRevision} 版已发布,不再处理更早的第 ${revision} 版`;
  if (wanted.step === 'returned') return wanted.note ? null : '退回须写明原因(--note)';
  if (wanted.step === 'reviewed') return state === 'reviewed' ? `第 ${revision} 版已审核` : null;
  if (level !== 'review') return null;
  if (state !== 'reviewed') return `第 ${revision} 版还没有审核,请先 voc publish review`;
  const reviewer = steps.findLast(({ step }) => step === 'reviewed')?.person;
  return reviewer === wanted.person ? `审核人与发布人须是两个人(审核人:${reviewer})` : null;
}
