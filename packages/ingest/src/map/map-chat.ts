import { dayOf, TurnRole } from '@voc/core';
import { keyedHash } from '@voc/core/config';
import type { FieldMapping, TargetField } from '../mapping/schema.ts';
import { fieldsOf } from '../read/parse-json-record.ts';
import { itemIdOf } from './identity.ts';
import { compileFields, type Fields, RowFaultError } from './read-fields.ts';
import { TurnMasker } from './turn-masker.ts';
import type { ChatRow, MapContext, TurnRow } from './types.ts';
import { readVoice, textOf } from './voice-fields.ts';

type TurnFields = Partial<Record<TargetField, FieldMapping>>;

const systemMark = 'system:';

/** What was said: the text, or the words for a message without any; a line of the platform is nobody's. */
function saidOf(fields: Fields): { isSystem: boolean; text: string } {
  const type = fields.text.get('messageType');
  const text = fields.text.get('text') ?? '';
  if (type === undefined || type === 'text' || /^\d+$/u.test(type)) return { isSystem: false, text };
  if (type.startsWith(systemMark)) return { isSystem: true, text: type.slice(systemMark.length) };
  return { isSystem: false, text: `[${type}]` };
}

/** The role tells which of the two accounts of a message is the customer's and which the agent's. */
function placeAccounts(fields: Fields): void {
  const sender = fields.text.get('sender');
  if (sender === undefined) return;
  const isAgent = fields.text.get('role') === 'agent';
  const customer = fields.text.get('role') === 'customer' ? sender : fields.text.get('receiver');
  if (isAgent && !fields.text.has('agent')) fields.text.set('agent', sender);
  if (customer !== undefined && !fields.text.has('customer')) fields.text.set('customer', customer);
}

interface ReadTurn {
  turn: TurnRow;
  /** What the turn before must read, where a number lay in both. */
  before?: string;
}

function turnOf(fields: Fields, context: MapContext, masker: TurnMasker, conversation: string): ReadTurn {
  const role = TurnRole.safeParse(fields.text.get('role'));
  const agent = fields.text.get('agent');
  const { isSystem, text } = saidOf(fields);
  // A role nobody knows sets the whole conversation aside; it is never guessed.
  const speaker = isSystem ? 'system' : role.success ? role.data : null;
  const safe = masker.mask(conversation, speaker ?? '', text);
  const turn = {
    role: speaker,
    text: safe.text,
    at: textOf(fields, 'eventAt'),
    agentHash: agent === undefined ? null : keyedHash(context.secretKey, 'agent', agent),
    team: textOf(fields, 'team'),
    vendor: textOf(fields, 'vendor'),
  };
  return { turn, before: safe.before };
}

function chatOf(fields: Fields, context: MapContext, turns: TurnRow[], version: number): ChatRow {
  const voice = readVoice(fields, context, 'chat');
  const eventAt = turns.map(({ at }) => at ?? '').find((at) => at !== '') ?? voice.eventAt;
  const { externalId, platform, shopId, customerHash } = voice;
  if (externalId === null && (customerHash === null || eventAt === null))
    throw new RowFaultError({
      reason: 'missing_value',
      column: '会话ID',
      detail: '没有会话编号,也没有顾客和时间,无法知道属于哪个会话',
    });
  const key =
    externalId === null
      ? ['day', platform, shopId, customerHash, textOf(fields, 'day') ?? dayOf(new Date(eventAt ?? 0))]
      : ['id', externalId];
  voice.itemId = itemIdOf(context.sourceId, 'chat', key);
  voice.satisfaction = fields.number.get('satisfaction') ?? null;
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
    const own = fieldsOf(turn);
    if (own === undefined) throw new RowFaultError(fault);
    return own;
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
  const masker = new TurnMasker(context.secretKey, context.ownNumbers, context.keep);
  return (cells, no) => {
    let customer: string | undefined;
    const said: TurnRow[] = [];
    for (const told of parseTurns(cells[turnsColumn] ?? '', column)) {
      const own = readTurn(names.map((name) => cellOf(told, name)));
      placeAccounts(own);
      customer ??= own.text.get('customer');
      const { turn, before } = turnOf(own, context, masker, String(no));
      const last = said[said.length - 1];
      if (last && before !== undefined) last.text = before;
      said.push(turn);
    }
    const record = read(cells);
    if (customer !== undefined && !record.text.has('customer')) record.text.set('customer', customer);
    const spoken = said.filter(({ text }) => text !== '');
    return chatOf(record, context, spoken, no);
  };
}

/**
 * Reads one turn a row; the rows of a session make its conversation. Of a number in two rows only the second part can
 * still be masked.
 */
export function mapTurn(
  read: (cells: readonly string[]) => Fields,
  context: MapContext,
): (cells: readonly string[]) => ChatRow {
  const masker = new TurnMasker(context.secretKey, context.ownNumbers, context.keep);
  return (cells) => {
    const fields = read(cells);
    placeAccounts(fields);
    const conversation = fields.text.get('externalId') ?? fields.text.get('customer') ?? '';
    const { turn } = turnOf(fields, context, masker, conversation);
    return chatOf(fields, context, turn.text === '' ? [] : [turn], 0);
  };
}
