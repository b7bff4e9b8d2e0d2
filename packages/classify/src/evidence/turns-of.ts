/** The lexicon's table of turns as a pattern for the beginning of a clause. */
export const turnsOf = (table: readonly (readonly string[])[]): RegExp =>
  new RegExp(`^(?:${table.flat().join('|')})`);
