type Value = string | number | boolean | null | undefined;

const special = /[\\\n\r\t]/;
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One value as a field of PostgreSQL's COPY text format. */
export const copyField = (value: Value): string => {
  if (value === null || value === undefined) return '\\N';
  if (typeof value !== 'string') return String(value);
  return special.test(value) ? value.replace(/[\\\n\r\t]/g, (found) => escapes[found] ?? found) : value;
};

function joined(values: readonly Value[]): string {
  let line = '';
  for (let at = 0; at < values.length; at++) line += (at === 0 ? '' : '\t') + copyField(values[at]);
  return line;
}

/** One row as a line of PostgreSQL's COPY text format. */
export const copyLine = (values: readonly Value[]): string => `${joined(values)}\n`;

/** The first fields of such a line, when its end has been made apart. */
export const copyStart = (values: readonly Value[]): string => `${joined(values)}\t`;
