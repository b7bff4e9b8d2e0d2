import { type InputProblem, SkippableError } from '@voc/core';
import type { MappingMatch } from '../mapping/detect.ts';
import { parseDay, parseEpoch, parseInstant } from '../mapping/parse-instant.ts';
import { parseCount, parseId, parseInteger, parseRating } from '../mapping/parse-values.ts';
import type { FieldMapping, FieldType, TargetField } from '../mapping/schema.ts';
import type { RowFault } from '../read/table.ts';
import { repairGarbled } from './clean/repair-garbled.ts';
import { cleanText } from './clean-text.ts';
import { FieldValues } from './field-values.ts';

/** The fields of one row by their names; blank ones are absent. They hold until the reader reads the next row. */
export interface Fields {
  text: FieldValues<string>;
  number: FieldValues<number>;
}

/** A row that cannot be used, with the column to look at. */
export class RowFaultError extends SkippableError {
  readonly fault: RowFault;
  constructor(fault: RowFault) {
    super(fault.detail);
    this.fault = fault;
  }
}

type Column = Pick<InputProblem, 'column'>;
type Setter = (fields: Fields, cell: string) => void;

const blanks = new Set(['nan', 'null', 'none', 'undefined', 'n/a', '-', '--']);
const isBlank = (text: string): boolean =>
  text === '' || (text.length < 10 && blanks.has(text.toLowerCase()));

/** Fields in which people speak: a row is of no use where they are garbled, and is where others are. */
const spoken = new Set<TargetField>(['text', 'followUpText', 'reason']);

class GarbledError extends SkippableError {}

function parseText(name: TargetField, raw: string): string | null {
  const whole = repairGarbled(raw);
  if (whole === null && spoken.has(name)) throw new GarbledError('文字是乱码,无法还原');
  const text = cleanText(whole ?? raw);
  // A customer may write "-"; the other columns of an export never mean it.
  return text === '' || (name !== 'text' && isBlank(text)) ? null : text;
}

/** As `parseText`; of a cell that repeats the one above, as titles of goods do, what it was read as then. */
function rememberingText(name: TargetField): (raw: string) => string | null {
  let lastRaw = '';
  let last: string | null = null;
  return (raw) => {
    if (raw === lastRaw) return last;
    last = parseText(name, raw);
    lastRaw = raw;
    return last;
  };
}

function setterOf(name: TargetField, type: FieldType): Setter {
  const put = (fields: Fields, value: string | null): void => {
    if (value !== null) fields.text.set(name, value);
  };
  const putNumber = (fields: Fields, value: number | null): void => {
    if (value !== null) fields.number.set(name, value);
  };
  const readText = rememberingText(name);
  const setters: Record<FieldType, Setter> = {
    text: (fields, cell) => put(fields, readText(cell)),
    id: (fields, cell) => put(fields, parseId(/^[\w-]+$/.test(cell) ? cell : cleanText(cell))),
    instant: (fields, cell) => put(fields, parseInstant(cell)),
    epoch: (fields, cell) => put(fields, parseEpoch(cell)),
    date: (fields, cell) => put(fields, parseDay(cell)),
    integer: (fields, cell) => putNumber(fields, parseInteger(cell)),
    count: (fields, cell) => putNumber(fields, parseCount(cell)),
    rating: (fields, cell) => putNumber(fields, parseRating(cell)),
  };
  return setters[type];
}

function withTransform(name: TargetField, field: FieldMapping): Setter {
  const own = setterOf(name, field.type);
  const { transform } = field;
  if (!transform) return own;
  if (transform.kind === 'values') {
    const values = new Map(Object.entries(transform.values));
    return (fields, cell) => own(fields, values.get(cell.trim()) ?? cell);
  }
  const { separator, into } = transform;
  const setters = into.map((target) => (target === name ? own : setterOf(target, 'text')));
  return (fields, cell) => {
    let rest = cell;
    for (const [index, set] of setters.entries()) {
      const at = index < setters.length - 1 ? rest.indexOf(separator) : -1;
      set(fields, (at < 0 ? rest : rest.slice(0, at)).trim());
      if (at < 0) return;
      rest = rest.slice(at + separator.length);
    }
  };
}

/** The fields that rows of such columns can have. */
export function fieldsOf(
  fields: Partial<Record<TargetField, FieldMapping>>,
  columns: MappingMatch['columns'],
): ReadonlySet<TargetField> {
  const found = new Set(columns.keys());
  for (const name of columns.keys()) {
    const transform = fields[name]?.transform;
    if (transform?.kind === 'split') for (const target of transform.into) found.add(target);
  }
  return found;
}

interface Step extends Column {
  name: TargetField;
  at: number;
  isRequired: boolean;
  set: Setter;
}

/** The required fields that may be blank in a row: an empty text is a finding of its own. */
const mayBeBlank = new Set<TargetField>(['text', 'role']);

/**
 * Compiles the fields of a mapping into a reader of rows. The reader throws RowFaultError for a value that
 * cannot be read and for a required one that is missing, naming the column.
 */
export function compileFields(
  fields: Partial<Record<TargetField, FieldMapping>>,
  columns: MappingMatch['columns'],
): (cells: readonly string[]) => Fields {
  const steps: Step[] = [...columns].flatMap(([name, at]) => {
    const field = fields[name];
    if (!field) return [];
    const isRequired = field.required && !mayBeBlank.has(name);
    return [
      { name, at, isRequired, set: withTransform(name, field), column: field.aliases[0] ?? String(at + 1) },
    ];
  });
  const read: Fields = { text: new FieldValues(), number: new FieldValues() };
  return (cells) => {
    read.text.clear();
    read.number.clear();
    for (const { name, at, isRequired, set, column } of steps) {
      const cell = cells[at];
      try {
        if (cell !== undefined && cell !== '') set(read, cell);
      } catch (error) {
        if (!(error instanceof SkippableError)) throw error;
        const reason = error instanceof GarbledError ? 'garbled' : 'bad_value';
        throw new RowFaultError({ reason, column, detail: error.message });
      }
      if (isRequired && !read.text.has(name) && !read.number.has(name))
        throw new RowFaultError({ reason: 'missing_value', column, detail: `必填列「${column}」是空的` });
    }
    return read;
  };
}
