import type { Ask } from './ask.ts';
import type { RestConfig } from './config.ts';
import type { AnswerPage } from './read-answer.ts';

/** One page of a stretch; the last one says whether everything came. */
export interface StretchPage extends AnswerPage {
  no: number;
  isLast: boolean;
  told: number | null;
  /** Different rows so far. */
  received: number;
  /** Why something may be missing; told with the last page. */
  problem: string | null;
}

const repeated = '来源一再给出同一页,读取已停止';

function isEnd(
  page: AnswerPage,
  paging: RestConfig['paging'],
  told: number | null,
  received: number,
): boolean {
  if (paging.kind === 'none') return true;
  if (page.records.length === 0 || page.hasMore === false) return true;
  if (paging.kind === 'cursor') return page.next === null;
  if (page.hasMore === true) return false;
  return told === null ? page.records.length < paging.size : received >= told;
}

function paramsOf(paging: RestConfig['paging'], no: number, next: string | null): Record<string, string> {
  const params: Record<string, string> = {};
  if (paging.kind === 'page') params[paging.param] = String(paging.first + no - 1);
  if (paging.kind === 'cursor' && next !== null) params[paging.param] = next;
  if (paging.kind !== 'none' && paging.sizeParam !== undefined && paging.size !== undefined)
    params[paging.sizeParam] = String(paging.size);
  return params;
}

/**
 * Reads the pages of one question to their end. Rows are counted once however often they come, so that a total
 * that fits by chance hides nothing. A page or cursor that repeats ends the reading, with a problem.
 */
export async function* readPages(
  ask: Ask,
  config: Pick<RestConfig, 'paging' | 'limits'>,
  params: Readonly<Record<string, string>>,
  from: string | null,
): AsyncGenerator<StretchPage> {
  const { paging, limits } = config;
  const rows = new Set<string>();
  const asked = new Set<string>();
  let next = from;
  let told: number | null = null;
  let before: string | undefined;
  for (let no = 1; ; no++) {
    const page = await ask({ ...params, ...paramsOf(paging, no, next) });
    told = page.total ?? told;
    const text = page.records.map((record) => record.text).join('\n');
    for (const record of page.records) rows.add(record.text);
    const received = rows.size;
    const isRepeated =
      page.records.length === 0
        ? false
        : paging.kind === 'cursor'
          ? page.next !== null && (page.next === next || asked.has(page.next))
          : no > 1 && text !== '' && text === before;
    const isLast = isRepeated || no >= limits.maxPages || isEnd(page, paging, told, received);
    let problem: string | null = null;
    if (isRepeated) problem = repeated;
    else if (isLast && !isEnd(page, paging, told, received))
      problem = `超过 ${limits.maxPages} 页,读取已停止`;
    else if (isLast && told !== null && told !== received && from === null)
      problem = `来源说有 ${told} 条,实际收到 ${received} 条`;
    yield { ...page, no, isLast, told, received, problem };
    if (isLast) return;
    if (next !== null) asked.add(next);
    next = page.next;
    before = text;
  }
}
