import { ImportKind } from '@voc/core';
import { z } from 'zod';
import { normalizeHeader } from './normalize-header.ts';

/**
 * What a column of an export can become. A chat's `text`, `role`, `eventAt` are those of one turn, `day` the business
 * day of its conversation; `sender` and `receiver` are accounts, of which the role of the turn tells whose is whose.
 * `messageType` is `text`, or the words that stand for a message without any (`图片`), behind `system:` for one that
 * the platform put in.
 */
export const TargetField = z.enum([
  'externalId',
  'platform',
  'shop',
  'orderId',
  'customer',
  'listingId',
  'productId',
  'productName',
  'productType',
  'line',
  'season',
  'brand',
  'launchOn',
  'owner',
  'department',
  'person',
  'robot',
  'skuId',
  'color',
  'size',
  'spec',
  'rating',
  'reason',
  'text',
  'followUpText',
  'followUpAt',
  'afterDays',
  'pictures',
  'eventAt',
  'orderedAt',
  'signedAt',
  'updatedAt',
  'state',
  'role',
  'agent',
  'sender',
  'receiver',
  'messageType',
  'satisfaction',
  'team',
  'vendor',
  'amount',
  'returned',
  'day',
  'orders',
  'units',
  'returns',
  'title',
  'pictureHash',
  'colors',
  'material',
  'sizeChart',
  'parameters',
  'price',
  'effectiveAt',
]);
export type TargetField = z.infer<typeof TargetField>;

/** `epoch` is an instant that may be given in seconds or milliseconds, `count` a number or a list that is counted. */
export const FieldType = z.enum(['text', 'id', 'integer', 'count', 'rating', 'instant', 'epoch', 'date']);
export type FieldType = z.infer<typeof FieldType>;

/**
 * Applied to the trimmed cell before its type. `values` replaces whole cells and leaves others as they
 * are; `split` cuts at the separator, the last target takes the rest, and the type of the field holds
 * for the target of its own name (others are text).
 */
export const Transform = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('values'), values: z.record(z.string(), z.string()) }),
  z.strictObject({
    kind: z.literal('split'),
    separator: z.string().min(1),
    into: z.array(TargetField).min(2),
  }),
]);
export type Transform = z.infer<typeof Transform>;

export const FieldMapping = z.strictObject({
  /** Column names, the preferred one first; empty only where `columns` gives the place. */
  aliases: z.array(z.string().min(1)),
  required: z.boolean().default(false),
  type: FieldType,
  transform: Transform.optional(),
});
export type FieldMapping = z.infer<typeof FieldMapping>;

const Fields = z.partialRecord(TargetField, FieldMapping);

/** One column of a file without a header; a null field is read over. */
export const ColumnShape = z.strictObject({
  field: TargetField.nullable(),
  /** Regular expression that the whole trimmed cell must fit for the file to be recognised. */
  pattern: z.string().min(1).optional(),
});
export type ColumnShape = z.infer<typeof ColumnShape>;

const isPattern = (source: string): boolean => {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
};

function problemsOf(mapping: z.infer<typeof Shape>): string[] {
  const problems: string[] = [];
  const entries = Object.entries(mapping.fields);
  if (!entries.some(([, field]) => field.required)) problems.push('no required field');
  const aliases = [...entries.flatMap(([, field]) => field.aliases), ...(mapping.turns?.aliases ?? [])].map(
    normalizeHeader,
  );
  for (const alias of aliases)
    if (aliases.indexOf(alias) !== aliases.lastIndexOf(alias)) problems.push(`alias ${alias} given twice`);
  const placed = (mapping.columns ?? []).flatMap((column) => column.field ?? []);
  if (new Set(placed).size !== placed.length) problems.push('a field has two columns');
  for (const [name, field] of entries) {
    const isPlaced = placed.some((one) => one === name);
    if (mapping.columns ? !isPlaced : field.aliases.length === 0)
      problems.push(`field ${name} has no column`);
  }
  for (const one of placed) if (!mapping.fields[one]) problems.push(`column ${one} is no field`);
  for (const { pattern } of mapping.columns ?? [])
    if (pattern !== undefined && !isPattern(pattern)) problems.push(`bad pattern ${pattern}`);
  return problems;
}

const Shape = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
  version: z.string().regex(/^\d+$/),
  kind: ImportKind,
  /** Platform of every row, where no column names it. */
  platform: z.string().min(1).optional(),
  fields: Fields,
  /** Account names of the shop, for chat texts in which it does not speak as `shop:staff`. */
  shopAccounts: z.array(z.string().min(1)).optional(),
  /** Conversations whose turns are a list of objects inside the record (JSON lines). */
  turns: z.strictObject({ aliases: z.array(z.string().min(1)).min(1), fields: Fields }).optional(),
  /** Every column in order, for files without a header. */
  columns: z.array(ColumnShape).min(2).optional(),
});

/** A declarative mapping file: how the columns of one kind of export become our fields. */
export const Mapping = Shape.superRefine((mapping, context) => {
  for (const message of new Set(problemsOf(mapping))) context.addIssue({ code: 'custom', message });
});
export type Mapping = z.infer<typeof Mapping> & {
  /** The company has written it itself. */
  isOwn?: boolean;
};
