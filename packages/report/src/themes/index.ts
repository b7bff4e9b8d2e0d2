export { suggestThemes, type ThemeOptions } from './suggest-themes-store.ts';
export type { Theme } from './types.ts';
