import { brokenMark, restoreOwn } from '../decode-tolerantly.ts';
import { LineSplitter } from '../split-objects.ts';
import { invalidBytes, maxFieldLength, type Table, type TableRow, tooLong } from '../table.ts';
import { ConversationCutter } from './cut-conversations.ts';
import { headerLine, nameLine, timeLine } from './line-kinds.ts';
import { LineReader } from './read-lines.ts';
import { mainAccount, NameCollector } from './read-names.ts';
import { PageReader } from './read-page.ts';
import { chatColumns, toRows } from './to-rows.ts';
import type { Names, Utterance } from './utterance.ts';

/** A decoded file that may be a chat export. */
export interface ChatSource {
  path: string;
  file: string;
  encoding: string;
  /** The first part of the text. */
  head: string;
  texts: (onBytes?: (chunk: Uint8Array) => void) => AsyncIterable<string>;
  /** Account names that are known to be the shop's. */
  shopAccounts: readonly string[];
}

const lookedLines = 60;
/** A title or two may stand above the first message. */
const firstLines = 12;
const separators = /[,\t;|]/u;

/** Name of the header that a line, or a line of time and the one before it, makes. */
function speakerOf(lines: readonly string[], at: number): string | undefined {
  const line = lines[at] ?? '';
  const before = lines[at - 1] ?? '';
  if (timeLine(line) !== undefined) return nameLine(before) ? before : undefined;
  return headerLine(line, () => false)?.speaker;
}

/** True where headers of messages stand among the first lines, and nothing before them looks like a table. */
function isChatText(head: string): boolean {
  const lines = head
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, lookedLines);
  const headers = lines.flatMap((_, at) => {
    const speaker = speakerOf(lines, at);
    return speaker === undefined ? [] : [{ at, speaker }];
  });
  const [first] = headers;
  if (!first || first.at >= firstLines) return false;
  if (lines.slice(0, first.at + 1).some((line) => separators.test(line))) return false;
  return headers.length > 1 || mainAccount(first.speaker) !== undefined;
}

const isChatPage = (head: string): boolean =>
  head.trimStart().startsWith('<') && /class\s*=\s*["']?[^"'>]*\bchatName\b/iu.test(head);

async function* readLines(texts: AsyncIterable<string>): AsyncGenerator<{ no: number; text: string }> {
  const splitter = new LineSplitter();
  for await (const text of texts) yield* splitter.push(text);
  yield* splitter.end();
}

async function* readText(texts: AsyncIterable<string>, names: Names): AsyncGenerator<Utterance> {
  const reader = new LineReader(names);
  for await (const { no, text } of readLines(texts)) yield* reader.push(no, text);
  yield* reader.end();
}

async function* readPage(texts: AsyncIterable<string>, file: string): AsyncGenerator<Utterance> {
  const reader = new PageReader(file);
  for await (const text of texts) yield* reader.push(text);
  yield* reader.end();
}

async function collectNames({ texts, shopAccounts, file }: ChatSource, isPage: boolean) {
  const collector = new NameCollector(shopAccounts);
  const sides = new Set<string>();
  if (!isPage) {
    for await (const { text } of readLines(texts())) collector.addLine(text.trim());
    return { names: collector.names(), agentSides: sides };
  }
  const said: Utterance[] = [];
  for await (const one of readPage(texts(), file)) {
    collector.addUtterance(one);
    said.push({ ...one, text: '' });
  }
  const names = collector.names();
  for (const { speaker, side } of said)
    if (side !== null && speaker !== null && names.agents.has(speaker)) sides.add(side);
  return { names, agentSides: sides };
}

const batchLength = 500;

function checked(row: TableRow): TableRow {
  if (row.fault) return row;
  if (row.cells.some((cell) => cell.length > maxFieldLength))
    return { ...row, cells: row.cells.map((cell) => cell.slice(0, 64)), fault: tooLong('聊天正文') };
  const isBroken = row.cells.some((cell) => cell.includes(brokenMark));
  return isBroken
    ? { ...row, fault: invalidBytes('聊天正文') }
    : { ...row, cells: row.cells.map(restoreOwn) };
}

async function* readRows(
  source: ChatSource,
  isPage: boolean,
  onBytes?: (chunk: Uint8Array) => void,
): AsyncGenerator<TableRow[]> {
  const { names, agentSides } = await collectNames(source, isPage);
  // A page shows one side left and the other right, so a side with one known agent is the shop's.
  const agentSide = agentSides.size === 1 ? [...agentSides][0] : undefined;
  const cutter = new ConversationCutter(
    ({ speaker, side }) => names.agents.has(speaker ?? '') || (side !== null && side === agentSide),
  );
  const texts = source.texts(onBytes);
  const said = isPage ? readPage(texts, source.file) : readText(texts, names);
  let rows: TableRow[] = [];
  for await (const one of said) {
    for (const row of cutter.push(one).flatMap(toRows)) rows.push(checked(row));
    if (rows.length < batchLength) continue;
    yield rows;
    rows = [];
  }
  for (const row of cutter.end().flatMap(toRows)) rows.push(checked(row));
  if (rows.length > 0) yield rows;
}

/**
 * A chat export of the 千牛 client, text or HTML, as a table of messages; undefined for a file of another kind.
 * Conversations whose sides nobody can tell apart come as one row each that is set aside.
 */
export function openChatText(source: ChatSource): Table | undefined {
  const isPage = isChatPage(source.head);
  if (!isPage && !isChatText(source.head)) return undefined;
  return {
    path: source.path,
    encoding: source.encoding,
    format: isPage ? 'html' : 'chat-text',
    keys: chatColumns,
    preview: [],
    batches: (onBytes) => readRows(source, isPage, onBytes),
  };
}
