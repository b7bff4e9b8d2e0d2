import type { Context } from '../facts/context.ts';
import { byText } from '../facts/order.ts';
import type { Quantiles, ServiceRow } from '../facts/service-row.ts';
import { shareOf } from '../facts/share.ts';
import type { Service, ServiceEntry } from '../schema-service.ts';

/** What conversations without a complaint are told as. */
export const noProblem = '无投诉的咨询';

/** Fewer conversations than this say nothing of a shop, team, vendor or problem. */
const minChats = 30;

/** Fewer customers than this say nothing of who comes again. */
const least = (count: number, of: number) => (of < minChats ? null : shareOf(count, of));

function entryOf({ nameOf }: Context, row: ServiceRow): ServiceEntry {
  const { by, chats, timed } = row;
  const name = by === 'problem' ? (row.name === '' ? noProblem : nameOf(row.name)) : row.name;
  const insufficient = chats < minChats;
  /** Fewer times than this have no median worth telling. */
  const enough = (count: number, seconds: Quantiles | null) =>
    !insufficient && count >= minChats ? seconds : null;
  return {
    by,
    name: by === 'all' ? '全部会话' : name,
    chats,
    insufficient,
    firstResponse: enough(row.answered, row.response),
    withinLevel: insufficient ? null : least(row.within, timed),
    resolved: insufficient ? null : least(row.resolved, chats),
    resolution: enough(row.settled, row.resolution),
    resolvedWithinLevel: insufficient ? null : least(row.settledWithin, timed),
    firstContact: insufficient ? null : least(row.firstContact, row.watched),
    repeat: insufficient ? null : least(row.again, row.known),
  };
}

const order = ['all', 'problem', 'shop', 'team', 'vendor'] as const;

/** Service when conversations carry times, in the order of names: who is compared with whom is left to the reader. */
export function composeService(context: Context): Service | null {
  const { service } = context.facts;
  if (!service || service.rows.length === 0) return null;
  const entries = service.rows
    .map((row) => entryOf(context, row))
    .sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by) || byText(a.name, b.name));
  return { level: service.level, entries };
}
