import { type Delimited, parseRecords } from './read-delimited.ts';
import { RecordSplitter } from './split-records.ts';
import { lookedRows, type TableRow } from './table.ts';

const delimiters = [',', '\t', ';', '|'] as const;

/** The first records of a text cut at a delimiter; the last is left out where the text may be cut inside it. */
function firstRows(text: string, delimiter: string, isWhole: boolean): TableRow[] {
  const splitter = new RecordSplitter(delimiter);
  const records = splitter.push(text);
  if (isWhole || records.length === 0) records.push(...splitter.end());
  return parseRecords(records.slice(0, lookedRows), delimiter);
}

/** Titles above the header are narrower, so what most rows have counts. */
function scoreOf(rows: readonly TableRow[]): { score: number; width: number } {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts]
    .map(([width, count]) => ({ width, score: (count / rows.length) * Math.sqrt(width - 1) }))
    .reduce((a, b) => (b.score > a.score ? b : a), { score: 0, width: 1 });
}

/** The delimiter by which the first records have most columns most evenly, quotes respected; and these records. */
export function chooseDelimiter(
  text: string,
  isWhole: boolean,
): Delimited & { preview: readonly TableRow[] } {
  const tried = delimiters.map((delimiter) => {
    const preview = firstRows(text, delimiter, isWhole);
    return { delimiter, preview, ...scoreOf(preview) };
  });
  const { delimiter, width, preview } = tried.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter, width, preview };
}
