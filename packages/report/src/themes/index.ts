export { keepThemes, nextThemesDue, readKeptThemes } from './kept-store.ts';
export { suggestThemes, type ThemeOptions } from './suggest-themes-store.ts';
export type { Theme } from './types.ts';
