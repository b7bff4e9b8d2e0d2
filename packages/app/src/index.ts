export { schedule } from './commands/schedule.ts';
export { up } from './commands/up.ts';
export { worker } from './commands/worker.ts';
export { withDatabase } from './connect.ts';
export type { ServiceDeps } from './open-queue.ts';
export { createProgram } from './program.ts';
export { firstSignal } from './stop-signal.ts';
