import type { Db } from '@voc/core/db';
import { cuttable } from '../compose/facts/words.ts';
import type { Span } from '../compose/windows.ts';
import { findThemes } from './find-themes.ts';
import { readThemeVoices } from './theme-store.ts';
import type { Theme } from './types.ts';

export interface ThemeOptions {
  /** Cuts texts into words. */
  cut(texts: readonly string[]): Promise<string[][]>;
  /** Words that complain and name nothing. */
  vague: ReadonlySet<string>;
}

/** Texts that are cut at a time: taking the words of thousands over from another thread would hold up who else is served. */
const atOnce = 500;

async function cutAll(texts: readonly string[], cut: ThemeOptions['cut']): Promise<string[][]> {
  const cuts: string[][] = [];
  for (let at = 0; at < texts.length; at += atOnce) cuts.push(...(await cut(texts.slice(at, at + atOnce))));
  return cuts;
}

/** Themes of a span: a suggestion of new leaves for a person, counted nowhere. */
export async function suggestThemes(db: Db, span: Span, { cut, vague }: ThemeOptions): Promise<Theme[]> {
  const stored = await readThemeVoices(db, span);
  if (!stored.some(({ isOpen }) => isOpen)) return [];
  const cuts = await cutAll(
    stored.map(({ text }) => cuttable(text)),
    cut,
  );
  const voices = stored.map((one, at) => ({ ...one, words: cuts[at] ?? [] }));
  return findThemes(
    voices.filter(({ isOpen }) => isOpen),
    voices.filter(({ isOpen }) => !isOpen),
    vague,
  );
}
