export { nextWallSteps, type WallKind, type WallState, type WallStep, wallKinds } from './wall-steps.ts';
export { type RaisedCard, raiseCard, type TakenWallStep, takeWallStep } from './wall-store.ts';
