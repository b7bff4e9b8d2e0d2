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

/** Themes of a span: a suggestion of new leaves for a person, counted nowhere. */
export async function suggestThemes(db: Db, span: Span, { cut, vague }: ThemeOptions): Promise<Theme[]> {
  const stored = await readThemeVoices(db, span);
  if (!stored.some(({ isOpen }) => isOpen)) return [];
  const cuts = await cut(stored.map(({ text }) => cuttable(text)));
  const voices = stored.map((one, at) => ({ ...one, words: cuts[at] ?? [] }));
  return findThemes(
    voices.filter(({ isOpen }) => isOpen),
    voices.filter(({ isOpen }) => !isOpen),
    vague,
  );
}
