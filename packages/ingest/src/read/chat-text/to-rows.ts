import type { TableRow } from '../table.ts';
import type { Conversation, Said } from './cut-conversations.ts';
import { listingOf, showClientLine } from './line-kinds.ts';
import { mainAccount } from './read-names.ts';

/** Columns of a chat export that was read into rows, a message each. */
export const chatColumns = [
  '聊天会话',
  '聊天顾客',
  '聊天客服',
  '聊天客服主账号',
  '聊天角色',
  '聊天时间',
  '聊天会话日',
  '聊天商品链接',
  '聊天正文',
] as const;

/**
 * A masked name (`t**3`) is no identity: of two customers who bear it on one day each keeps a conversation of their own,
 * known by its first time. Other conversations are known by customer and day.
 */
const sessionOf = ({ customer, said }: Conversation): string =>
  customer?.includes('*') ? (said.find(({ role }) => role !== 'system')?.at ?? '') : '';

function toRow(conversation: Conversation, said: Said): TableRow {
  const { no, speaker, role, at, text } = said;
  const agent = role === 'agent' ? (speaker ?? '') : '';
  const isSystem = role === 'system';
  return {
    no,
    cells: [
      sessionOf(conversation),
      conversation.customer ?? '',
      agent,
      mainAccount(agent) ?? '',
      role,
      at,
      conversation.day ?? '',
      isSystem ? listingOf(text) : '',
      isSystem ? showClientLine(text) : text,
    ],
  };
}

const withoutRoles = '分不清谁是顾客、谁是客服:没有「店铺:子账号」这样的客服账号';
const withoutCustomer = '会话里只有客服,没有顾客,无法知道属于哪位顾客';

/** The rows of a conversation; one that nobody can use is a single row that is set aside. */
export function toRows(conversation: Conversation): TableRow[] {
  const { said, isKnown, customer } = conversation;
  if (isKnown && customer !== null) return said.map((one) => toRow(conversation, one));
  const cells = said.map(({ speaker, at, text }) => [speaker, at, text].join('\t'));
  const reason = isKnown ? 'empty_conversation' : 'unknown_role';
  return [
    { no: said[0]?.no ?? 1, cells, fault: { reason, detail: isKnown ? withoutCustomer : withoutRoles } },
  ];
}
