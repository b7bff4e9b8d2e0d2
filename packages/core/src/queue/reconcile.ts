import type { AnyStage, StageDeps } from '../stage.ts';
import type { QueuePort } from './types.ts';

/**
 * The sweep: asks every stage what the tables say is due, at most `limit` messages each, and puts that into the
 * queue; what is there already is dropped by its key. A stage that cannot be asked is logged and keeps no other
 * from being asked. Returns the number of messages that are due.
 */
export async function reconcile(
  stages: readonly AnyStage[],
  queue: Pick<QueuePort, 'add'>,
  deps: StageDeps,
  limit: number,
): Promise<number> {
  let count = 0;
  for (const stage of stages) {
    try {
      const due = await stage.due(deps, limit);
      await queue.add(due);
      count += due.length;
    } catch (error) {
      deps.log.error({ stage: stage.name, error: String(error) }, 'the sweep could not enqueue what is due');
    }
  }
  return count;
}
