import type { Finding } from './kinds.ts';
import type { Shadow } from './shadow.ts';

const signs = /@|#|◎|艾特|圈a|\*at\*|[([{【<]at[)\]}】>]|(?<=[\w ])at(?= )|[([](?:@|a)[)\]]/gi;
const dot = ' {0,2}(?:\\.|点|。|·|[([【]?dot[)\\]】]?|[([]\\.[)\\]]) {0,2}';
const label = '[a-z0-9-]{1,63}';
const known = '(?:com|cn|net|org|edu|gov|cc|me|io|vip|top|xyz|info|co|hk|tw|jp|us|uk|de|fr)';
/** Behind a real sign any ending will do; behind one that is only described it must be a usual one. */
const realHost = new RegExp(` {0,2}(${label}(?:\\.${label}){0,4}\\.[a-z]{2,24})(?![a-z-])`, 'iy');
const describedHost = new RegExp(
  ` {0,2}(${label}(?:${dot}${label}){0,3}?${dot}${known}(?:${dot}cn)?)(?![a-z-])`,
  'iy',
);
/** A text may say itself which sign stands for another. */
const explained = /[换改替][换成为]{0,2}(?:@|艾特|at|小老鼠)/i;
const explainedSigns = new RegExp(`${signs.source}|[*&$^!~+%]`, 'gi');
const mostLetters = 64;

const isLocal = new Uint8Array(128);
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-')
  isLocal[char.charCodeAt(0)] = 1;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Where the name before a sign begins; `to` when there is none. */
function localFrom(plain: string, to: number): number {
  let from = to;
  while (from > 0 && to - from < mostLetters && isLocal[plain.charCodeAt(from - 1)] === 1) from--;
  while (from < to && !/[A-Za-z0-9]/.test(plain.charAt(from))) from++;
  return from;
}

const tidy = (host: string): string =>
  host
    .replace(/[([【]?dot[)\]】]?|[([]\.[)\]]|[点。·]/gi, '.')
    .replace(/ /g, '')
    .toLowerCase();

/** Mail addresses, also with the signs between spelled in another way. */
export function findEmails({ plain }: Shadow): Finding[] {
  const found: Finding[] = [];
  let done = 0;
  for (const sign of plain.matchAll(explained.test(plain) ? explainedSigns : signs)) {
    let end = sign.index;
    while (end > done && sign.index - end < 2 && plain[end - 1] === ' ') end--;
    const from = localFrom(plain, end);
    if (from >= end || from < done) continue;
    const at = sign.index + sign[0].length;
    const match =
      (sign[0] === '@' ? matchAt(realHost, plain, at) : null) ?? matchAt(describedHost, plain, at);
    if (!match) continue;
    done = at + match[0].length;
    const value = `${plain.slice(from, end).toLowerCase()}@${tidy(match[1] ?? '')}`;
    found.push({ kind: 'email', from, to: done, value });
  }
  return found;
}
