export { createQueue } from './create-queue.ts';
export { beat, type Heartbeats, keepBeating, readHeartbeats, type WorkPart } from './heartbeat.ts';
export { reconcile } from './reconcile.ts';
export { checkRedis } from './redis.ts';
export { createNudge, keepRepeating, type Repeated } from './repeat.ts';
export { createRequestStage, dueRequests } from './request-stage.ts';
export {
  type LastEnds,
  nextTick,
  type ReportRequest,
  requestsDue,
  ScheduleEntries,
  type ScheduleEntry,
  schedulesOf,
  subjectOf,
  usualSchedules,
} from './schedules.ts';
export { type LastRun, readLastRuns } from './store.ts';
export type {
  QueueCounts,
  QueuePort,
  QueueSettings,
  Schedule,
  WorkerHandle,
  WorkerOptions,
} from './types.ts';
