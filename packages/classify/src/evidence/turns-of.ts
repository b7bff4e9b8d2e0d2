/** How a clause begins that says what came of the one before. */
export interface Turns {
  any: RegExp;
  /** Those that say little without the clause before. */
  answers: RegExp;
}

const beginnings = (rows: readonly (readonly string[])[]): RegExp =>
  new RegExp(`^(?:${rows.flatMap(([, ...cells]) => cells).join('|')})`);

/** The lexicon's table of turns as patterns for the beginning of a clause. */
export const turnsOf = (table: readonly (readonly string[])[]): Turns => ({
  any: beginnings(table),
  answers: beginnings(table.filter(([kind]) => kind === 'answer')),
});
