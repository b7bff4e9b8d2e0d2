const longestHeader = 160;
const longestName = 40;
const time =
  /[([【(]?(20\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s*(?:T|\s)\s*\d{1,2}:\d{2}(?::\d{2})?)[)\]】)]?$/u;
const nameShape = /^[^\s,,。;;!!??"“”<>|、]+$/u;
/** Lines of an order card end in a label and a time just as a header ends in a name and a time. */
const labelEnd = /(?:时间|日期|[::])$/u;
const sentenceEnd = /[是于在到为了的]$/u;
const arrow = /^(\S{1,40})\s*(?:-{1,2}>|→)\s*(\S{1,40})$/u;

export interface Header {
  speaker: string;
  receiver: string | null;
  at: string;
}

const isName = (text: string): boolean =>
  text.length <= longestName && nameShape.test(text) && !labelEnd.test(text);

/** The time that is the whole line, as written. */
export function timeLine(line: string): string | undefined {
  if (line.length > longestHeader) return undefined;
  const found = time.exec(line);
  return found && found.index === 0 ? found[1] : undefined;
}

/** True for a line that can be the name over a line of time. */
export const nameLine = (line: string): boolean => isName(line) && !isClientLine(line);

/**
 * Name and time of a header on one line: `昵称 2025-9-19 17:24:05`, without the blank, or `A --> B` before the time. A
 * sentence may end in a time too, so a name that looks like one counts only where `isFrequent` knows it.
 */
export function headerLine(line: string, isFrequent: (name: string) => boolean): Header | undefined {
  if (line.length > longestHeader) return undefined;
  const found = time.exec(line);
  const at = found?.[1];
  if (!found || at === undefined) return undefined;
  const before = line.slice(0, found.index).trim();
  const [, from = before, to = null] = arrow.exec(before) ?? [];
  if (!isName(from) || (to !== null && !isName(to))) return undefined;
  if (to === null && sentenceEnd.test(from) && !isFrequent(from)) return undefined;
  return { speaker: from, receiver: to, at };
}

const transfer = /^由\s*(\S{1,40}?)\s*转交给?\s*(\S{1,40}?)?(?:[\s,,。].*)?$/u;
const readMark = /^[[【(]?(?:已读|未读|发送中|发送失败)[\]】)]?$/u;
const recall = /撤回了?一条消息[。]?$/u;
const origin = /^当前用户来自/u;
const link = /^`?https?:\/\/\S+$/iu;
const price = /^(?:[¥¥]\s*[\d,.]*|[\d,.]+\s*元)$/u;

/** True for a line that the chat client put in: read marks, recalls, transfers, cards, links and prices alone. */
export const isClientLine = (line: string): boolean =>
  readMark.test(line) ||
  (line.length <= longestHeader && recall.test(line)) ||
  (line.length <= longestHeader && transfer.test(line)) ||
  origin.test(line) ||
  link.test(line) ||
  price.test(line);

/** Names of a line that hands a conversation from one agent to another. */
export const transferNames = (line: string): string[] =>
  line.length > longestHeader
    ? []
    : (transfer.exec(line)?.slice(1) ?? []).filter((name) => name !== undefined);

/** A line of the client without the names and addresses in it. */
export function showClientLine(line: string): string {
  if (recall.test(line)) return '撤回了一条消息';
  if (transfer.test(line)) return '转交给另一位客服';
  if (link.test(line)) return '[链接]';
  return readMark.test(line) || origin.test(line) || price.test(line) ? line : '[聊天记录的说明]';
}

/** Listing id in the address of a Taobao or Tmall page. */
export const listingOf = (line: string): string =>
  /^`?https?:\/\/(?:item|detail|h5)\.[\w.]+\/\S*[?&]id=(\d{6,20})/iu.exec(line)?.[1] ?? '';
