import { typeset } from '../typeset.ts';

/** Text that is HTML already. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (one) => entities[one] ?? one);

type Part = Html | string | number | null | false | readonly Part[];

function toHtml(part: Part): string {
  if (part === null || part === false) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return part.map(toHtml).join('');
}

/** Tagged template: everything put in is escaped unless it is Html. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(texts.map((text, i) => text + (i < parts.length ? toHtml(parts[i] ?? null) : '')).join(''));
}

/** Our own prose, in Chinese typography. */
export const prose = (text: string): Html => new Html(escapeHtml(typeset(text)));
