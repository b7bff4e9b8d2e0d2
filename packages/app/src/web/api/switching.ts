import { type Db, type Switch, type SwitchTable, setSwitch } from '@voc/core/db';
import { z } from 'zod';
import type { Call } from './endpoint.ts';
import { noteAction } from './note-action.ts';

/** How a switch stands, and who moved it last. */
export const SwitchReply = z.object({
  isOff: z.boolean(),
  switchedBy: z.string().nullable(),
  switchedAt: z.string().nullable(),
});

export const SwitchBody = z.strictObject({ isOff: z.boolean() });

/** What has never been switched is on. */
export const switchOf = (one: Switch | undefined): z.infer<typeof SwitchReply> => ({
  isOff: one?.isOff ?? false,
  switchedBy: one?.by ?? null,
  switchedAt: one?.at.toISOString() ?? null,
});

type Switching = Pick<Call<unknown, unknown, { isOff: boolean }>, 'db' | 'account' | 'caller' | 'body'>;

interface What {
  table: SwitchTable;
  name: string;
  /** In the audit log, `robot` for `robot.off` and `robot.on`. */
  action: string;
  /** As staff know it. */
  target: string;
}

/** Switches one thing off or on and writes it down, both or neither; what stands so already is left as it is. */
export function switchNoted(call: Switching, { table, name, action, target }: What): Promise<void> {
  const { db, account, caller, body } = call;
  return db.transaction().execute(async (tx: Db) => {
    const switched = await setSwitch(tx, table, {
      name,
      isOff: body.isOff,
      by: account.name,
      at: caller.now,
    });
    if (switched) await noteAction({ ...call, db: tx }, `${action}.${body.isOff ? 'off' : 'on'}`, target);
  });
}
