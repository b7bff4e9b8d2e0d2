import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClassifyInput, FatalError, RedLineKind } from '@voc/core';

/**
 * The half that rules were worked out with, the half that measured them, items written after both that nothing was
 * ever fitted to, and items by somebody who had not seen the rules: of some the scorer has learnt one half and nothing
 * was fitted to the other; the rest (`apart`) were read once, when all was done.
 */
export type Half = 'tuned' | 'held' | 'fresh' | 'learnt' | 'wild' | 'apart';

export interface RedLineItem {
  input: ClassifyInput;
  kinds: RedLineKind[];
  /** How it is put: formal, chat, denied, asked … */
  sort: string;
  half: Half;
}

const isFirst = (text: string): boolean => createHash('sha256').update(text).digest('hex') < '8';

function halfOf(file: string, text: string): Half {
  if (file === 'fresh.tsv') return 'fresh';
  if (file === 'apart.tsv') return 'apart';
  if (file === 'wild.tsv') return isFirst(text) ? 'learnt' : 'wild';
  return isFirst(text) ? 'tuned' : 'held';
}

function inputOf(id: string, text: string): ClassifyInput {
  if (!/^[ca]:/.test(text)) return { id, kind: 'review', text };
  const turns = text.split('||').map((turn) => ({
    role: turn.startsWith('a:') ? ('agent' as const) : ('customer' as const),
    text: turn.slice(2),
  }));
  return { id, kind: 'chat', turns };
}

function readLine(line: string, file: string, n: number): RedLineItem {
  const id = `${file}:${n}`;
  const [kinds = '', sort = '', text = ''] = line.split('\t');
  if (text === '') throw new FatalError(`${id}: expected kinds, sort and text, split by tabs`);
  return {
    input: inputOf(id, text),
    kinds: kinds === '-' ? [] : kinds.split(',').map((kind) => RedLineKind.parse(kind)),
    sort,
    half: halfOf(file, text),
  };
}

/** Reads the labelled items of a folder's `.tsv` files; throws FatalError at a line that is none. */
export function readRedLineSet(dir: string): RedLineItem[] {
  const files = readdirSync(dir).filter((name) => name.endsWith('.tsv'));
  return files.sort().flatMap((name) =>
    readFileSync(join(dir, name), 'utf8')
      .split('\n')
      .flatMap((line, n) => (line === '' || line.startsWith('#') ? [] : [readLine(line, name, n + 1)])),
  );
}
