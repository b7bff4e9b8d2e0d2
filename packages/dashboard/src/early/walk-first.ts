import type { Span } from '../api/paths.ts';
import type { Calendar, Me } from '../api/types.ts';
import { spanIn } from '../app/span.ts';

const outside = ['/login', '/setup'];

export interface FirstAsks {
  me(): Promise<Me | undefined>;
  calendar(): Promise<Calendar | undefined>;
  /** All that 概览 shows of a week. */
  overview(span: Span, category: string | undefined): unknown;
}

/** Asks for what every page behind the login needs, one after the other, and for all of 概览; ends with the last answer that is waited for. */
export async function walkFirst(
  { pathname, search }: { pathname: string; search: string },
  asks: FirstAsks,
): Promise<void> {
  if (outside.includes(pathname)) return;
  const me = await asks.me();
  if (!me?.rights.includes('read')) return;
  const calendar = await asks.calendar();
  const asked = new URLSearchParams(search);
  const { span } = spanIn(calendar, asked.get('week') ?? undefined);
  if (pathname === '/' && span) await asks.overview(span, asked.get('category') ?? undefined);
}
