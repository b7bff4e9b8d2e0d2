import type { Quote } from '../types.ts';

/** Text that must not become markup: customers' words, names from files. */
export const text = (raw: string): string =>
  raw.replace(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`).replace(/\s+/g, ' ');

export const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const quotes = (said: readonly Quote[]): string =>
  said.length === 0
    ? '> 暂无合适的原话'
    : said
        .map(
          ({ text: words, channel, rating }) =>
            `> 「${text(words)}」${channel}${rating === null ? '' : '★'.repeat(rating)}`,
        )
        .join('  \n');
