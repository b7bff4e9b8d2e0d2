import { readFileSync } from 'node:fs';
import { FatalError } from '@voc/core';

/** Places of a character in its word: it begins it, ends it, stands inside, or is the whole of it. */
export const states = 4;
export const [ends, single] = [1, 3];
/** Logarithm of the probability of what never happens. */
export const never = -3.14e100;

/** jieba's hidden Markov model: how likely characters stand at which place of a word. All numbers are logarithms. */
export interface ChainModel {
  start: Float64Array;
  /** From the state s to the state t at `s * states + t`. */
  transition: Float64Array;
  /** Row of each character, 0 for those that are unknown; state s of row r at `r * states + s`. */
  rowOf: Uint16Array;
  emission: Float64Array;
}

const numbersOf = (line: string): number[] => line.trim().split(' ').map(Number);

function layEmissions(lines: readonly string[]): Pick<ChainModel, 'rowOf' | 'emission'> {
  const rowOf = new Uint16Array(65536);
  const rows: number[][] = [Array<number>(states).fill(never)];
  lines.forEach((line, state) => {
    for (const pair of line.trim().split(',')) {
      const code = pair.charCodeAt(0);
      if (rowOf[code] === 0) rowOf[code] = rows.push(Array<number>(states).fill(never)) - 1;
      const row = rows[rowOf[code] as number];
      if (row) row[state] = Number(pair.slice(2));
    }
  });
  return { rowOf, emission: Float64Array.from(rows.flat()) };
}

/** Reads `hmm_model.utf8`: starts, four lines of transitions, a line of emissions for each state. */
export function loadChainModel(path: string): ChainModel {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const [start = '', ...rest] = lines;
  if (lines.length !== 1 + 2 * states) throw new FatalError(`${path} is no model of jieba`);
  return {
    start: Float64Array.from(numbersOf(start)),
    transition: Float64Array.from(rest.slice(0, states).flatMap(numbersOf)),
    ...layEmissions(rest.slice(states)),
  };
}
