/** 曝光台: raised by who hears customers, confirmed by 主管, claimed and solved by the owner. */
export type WallState = 'raised' | 'declined' | 'confirmed' | 'claimed' | 'solved';
export type WallStep = Exclude<WallState, 'raised'>;

export const wallKinds = { price: '标价错误', mismatch: '描述不符', other: '其他' } as const;
export type WallKind = keyof typeof wallKinds;

const next: Record<WallState, readonly WallStep[]> = {
  raised: ['confirmed', 'declined'],
  confirmed: ['claimed', 'solved'],
  claimed: ['solved'],
  declined: [],
  solved: [],
};

/** The steps that may be taken in a state. */
export const nextWallSteps = (state: WallState): readonly WallStep[] => next[state];

/** Why a step may not be taken, in Chinese; null when it may. */
export function refusalOfWallStep(state: WallState, step: WallStep, note: string | null): string | null {
  if (!next[state].includes(step)) return '这一步已经有人做过,或还轮不到,请刷新后再看';
  if (step === 'declined' && !note?.trim()) return '不予曝光须写明原因';
  if (step === 'solved' && !note?.trim()) return '请写明怎么解决的';
  return null;
}
