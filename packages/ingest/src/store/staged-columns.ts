import { copyField } from '@voc/core';
import { voiceKinds } from '../map/create-mapper.ts';
import { fieldsOf } from '../map/read-fields.ts';
import type { TemplateRow, VoiceRow } from '../map/types.ts';
import type { TargetField } from '../mapping/schema.ts';
import type { TableMatch } from '../match-table.ts';

type Value = string | number | boolean | null;

interface Column<Row> {
  name: string;
  /** The column as COPY reads it. */
  write(row: Row): string;
  /** Fields of which one must be there for the column to be filled; always filled without. */
  from?: readonly TargetField[];
}

/** A column of words; any character may be in it. */
const words = <Row>(
  name: string,
  read: (row: Row) => string | null,
  ...from: TargetField[]
): Column<Row> => ({
  name,
  write: (row) => copyField(read(row)),
  from,
});

/** A column of numbers, instants and hashes, in which nothing has to be escaped. */
const plain = <Row>(name: string, read: (row: Row) => Value, ...from: TargetField[]): Column<Row> => ({
  name,
  write(row) {
    const value = read(row);
    return value === null ? '\\N' : `${value}`;
  },
  from,
});

const always = <Row>({ name, write }: Column<Row>): Column<Row> => ({ name, write });

const voiceColumns: readonly Column<VoiceRow>[] = [
  always(plain('item_id', (row) => row.itemId)),
  words('external_id', (row) => row.externalId, 'externalId'),
  always(plain('kind', (row) => row.kind)),
  always(words('platform', (row) => row.platform)),
  always(words('shop_id', (row) => row.shopId)),
  words('listing_id', (row) => row.listingId, 'listingId'),
  words('listing_title', (row) => row.listingTitle, 'productName', 'title'),
  words('product_id', (row) => row.productId, 'productId'),
  words('sku_id', (row) => row.skuId, 'skuId'),
  words('color', (row) => row.color, 'color', 'spec'),
  words('size', (row) => row.size, 'size', 'spec'),
  plain('order_hash', (row) => row.orderHash, 'orderId'),
  plain('customer_hash', (row) => row.customerHash, 'customer'),
  plain('rating', (row) => row.rating, 'rating'),
  words('reason', (row) => row.reason, 'reason'),
  words('product_type', (row) => row.productType, 'productType'),
  always(words('text', (row) => row.text)),
  words(
    'follow_ups',
    ({ followUps }) => (followUps.length === 0 ? '[]' : JSON.stringify(followUps)),
    'followUpText',
  ),
  plain('event_at', (row) => row.eventAt, 'eventAt'),
  plain('event_on', (row) => row.eventOn, 'eventAt'),
  plain('ordered_at', (row) => row.orderedAt, 'orderedAt'),
  plain('signed_at', (row) => row.signedAt, 'signedAt'),
  always(plain('content_hash', (row) => row.contentHash)),
  plain('is_follow_up', (row) => row.isFollowUp, 'afterDays'),
  plain('satisfaction', (row) => row.satisfaction, 'satisfaction'),
  plain('pictures', (row) => row.pictures, 'pictures'),
  plain('updated_at', (row) => row.updatedAt, 'updatedAt'),
  plain('is_hidden', (row) => row.isHidden, 'state'),
];

const templateColumns: readonly Column<TemplateRow>[] = [
  always(plain('row_key', (row) => row.rowKey)),
  always(words('template', (row) => row.template)),
  always(words('platform', (row) => row.platform)),
  always(words('shop_id', (row) => row.shopId)),
  words('listing_id', (row) => row.listingId, 'listingId'),
  words('listing_title', (row) => row.listingTitle, 'productName', 'title'),
  words('product_id', (row) => row.productId, 'productId'),
  plain('rating', (row) => row.rating, 'rating'),
  plain('event_on', (row) => row.eventOn, 'eventAt'),
  plain('order_hash', (row) => row.orderHash, 'orderId'),
  plain('customer_hash', (row) => row.customerHash, 'customer'),
];

/** The columns of a staging table that the rows of one file can fill; the others keep their defaults. */
export interface Told<Row> {
  names: readonly string[];
  /** The columns of a row, without what ends a line. */
  write(row: Row): string;
}

function toldOf<Row>(columns: readonly Column<Row>[]): Told<Row> {
  return {
    names: columns.map(({ name }) => name),
    write(row) {
      let line = '';
      for (const column of columns) line += line === '' ? column.write(row) : `\t${column.write(row)}`;
      return line;
    },
  };
}

export interface Layout {
  voice: Told<VoiceRow>;
  template: Told<TemplateRow>;
}

/** How rows of a file are staged. */
export function layoutOf(match: TableMatch): Layout {
  const isFilled = fieldsOf(match.mapping.fields, match.columns);
  // Conversations tell in one row what other rows of theirs are told by.
  const isNarrow = voiceKinds[match.mapping.kind] !== undefined;
  const fits = <Row>({ from }: Column<Row>): boolean =>
    !isNarrow || from === undefined || from.some((name) => isFilled.has(name));
  return { voice: toldOf(voiceColumns.filter(fits)), template: toldOf(templateColumns.filter(fits)) };
}
