export { createQueue } from './create-queue.ts';
export { reconcile } from './reconcile.ts';
export { checkRedis } from './redis.ts';
export { createNudge, keepRepeating, type Repeated } from './repeat.ts';
export { createRequestStage } from './request-stage.ts';
export { type LastEnds, type ReportRequest, requestsDue, schedulesOf } from './schedules.ts';
export type {
  QueueCounts,
  QueuePort,
  QueueSettings,
  Schedule,
  WorkerHandle,
  WorkerOptions,
} from './types.ts';
