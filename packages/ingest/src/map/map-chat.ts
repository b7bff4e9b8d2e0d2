import { dayOf, TurnRole } from '@voc/core';
import { keyedHash } from '@voc/core/config';
import type { FieldMapping, TargetField } from '../mapping/schema.ts';
import { itemIdOf } from './identity.ts';
import { compileFields, type Fields, RowFaultError } from './read-fields.ts';
import type { ChatRow, MapContext, TurnRow } from './types.ts';
import { masked, readVoice, textOf } from './voice-fields.ts';

type TurnFields = Partial<Record<TargetField, FieldMapping>>;

function turnOf(fields: Fields, context: MapContext): TurnRow {
  const role = TurnRole.safeParse(fields.text.get('role'));
  const agent = fields.text.get('agent');
  return {
    // A role nobody knows sets the whole conversation aside; it is never guessed.
    role: role.success ? role.data : null,
    text: masked(fields.text.get('text') ?? '', context.secretKey),
    at: textOf(fields, 'eventAt'),
    agentHash: agent === undefined ? null : keyedHash(context.secretKey, 'agent', agent),
    team: textOf(fields, 'team'),
    vendor: textOf(fields, 'vendor'),
  };
}

function chatOf(fields: Fields, context: MapContext, turns: TurnRow[], version: number): ChatRow {
  const shared = readVoice(fields, context);
  const eventAt = turns.map(({ at }) => at ?? '').find((at) => at !== '') ?? shared.eventAt;
  const { externalId, platform, shopId, customerHash } = shared;
  if (externalId === null && (customerHash === null || eventAt === null))
    throw new RowFaultError({
      reason: 'missing_value',
      column: '会话ID',
      detail: '没有会话编号,也没有顾客和时间,无法知道属于哪个会话',
    });
  const key =
    externalId === null
      ? ['day', platform, shopId, customerHash, dayOf(new Date(eventAt ?? 0))]
      : ['id', externalId];
  const voice = Object.assign(shared, {
    type: 'voice' as const,
    itemId: itemIdOf(context.sourceId, 'chat', key),
    kind: 'chat' as const,
    rating: null,
    reason: null,
    text: '',
    followUps: [],
    contentHash: '',
    isFollowUp: false,
  });
  return { type: 'chat', voice, turns, version };
}

/** Turns that stand as a list of objects inside one record. */
function parseTurns(cell: string, column: string): Map<string, string>[] {
  const fault = { reason: 'bad_value' as const, column, detail: `列「${column}」不是消息列表` };
  let list: unknown;
  try {
    list = JSON.parse(cell);
  } catch {
    throw new RowFaultError(fault);
  }
  if (!Array.isArray(list)) throw new RowFaultError(fault);
  return list.map((turn: unknown) => {
    if (typeof turn !== 'object' || turn === null) throw new RowFaultError(fault);
    return new Map(Object.entries(turn).map(([name, value]) => [name, value === null ? '' : String(value)]));
  });
}

/** Reads conversations of one record each: `turnsColumn` holds the list of turns. */
export function mapWholeChat(
  read: (cells: readonly string[]) => Fields,
  context: MapContext,
  turnsColumn: number,
): (cells: readonly string[], no: number) => ChatRow {
  const turns = context.mapping.turns;
  const fields: TurnFields = turns?.fields ?? {};
  const names = Object.keys(fields) as TargetField[];
  const columns = new Map(names.map((name, index) => [name, index]));
  const readTurn = compileFields(fields, columns);
  const column = turns?.aliases[0] ?? '';
  const cellOf = (turn: Map<string, string>, name: TargetField): string => {
    const alias = fields[name]?.aliases.find((one) => turn.has(one));
    return alias === undefined ? '' : (turn.get(alias) ?? '');
  };
  return (cells, no) => {
    const said = parseTurns(cells[turnsColumn] ?? '', column).map((turn) =>
      turnOf(readTurn(names.map((name) => cellOf(turn, name))), context),
    );
    return chatOf(
      read(cells),
      context,
      said.filter(({ text }) => text !== ''),
      no,
    );
  };
}

/** Reads one turn a row; the rows of a session make its conversation. */
export function mapTurn(
  read: (cells: readonly string[]) => Fields,
  context: MapContext,
): (cells: readonly string[]) => ChatRow {
  return (cells) => {
    const fields = read(cells);
    const turn = turnOf(fields, context);
    return chatOf(fields, context, turn.text === '' ? [] : [turn], 0);
  };
}
