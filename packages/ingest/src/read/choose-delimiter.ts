import { parseRecords } from './read-delimited.ts';
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

function scoreOf(rows: readonly TableRow[]): number {
  const width = rows[0]?.cells.length ?? 0;
  if (width < 2) return 0;
  const same = rows.filter(({ cells }) => cells.length === width).length;
  return (same / rows.length) * Math.sqrt(width - 1);
}

/** The delimiter by which the first records have most columns most evenly, quotes respected; and these records. */
export function chooseDelimiter(
  text: string,
  isWhole: boolean,
): { delimiter: string; preview: readonly TableRow[] } {
  const tried = delimiters.map((delimiter) => {
    const preview = firstRows(text, delimiter, isWhole);
    return { delimiter, preview, score: scoreOf(preview) };
  });
  const best = tried.reduce((a, b) => (b.score > a.score ? b : a));
  return { delimiter: best.delimiter, preview: best.preview };
}
