import { copyField } from '@voc/core';
import { voiceKinds } from '../map/create-mapper.ts';
import { fieldsOf } from '../map/read-fields.ts';
import type { TemplateRow, VoiceRow } from '../map/types.ts';
import type { TargetField } from '../mapping/schema.ts';
import type { TableMatch } from '../match-table.ts';
import type { CopyBuffer } from './copy-buffer.ts';

type Value = string | number | boolean | null;

/** How a column is written: words, which any character may be in; words that mostly repeat the row above; or ASCII. */
type Way = 'words' | 'repeated' | 'plain';

interface Column<Row> {
  name: string;
  way: Way;
  read(row: Row): Value;
  /** Fields of which one must be there for the column to be filled; always filled without. */
  from?: readonly TargetField[];
}

type MakeColumn = <Row>(name: string, read: (row: Row) => Value, ...from: TargetField[]) => Column<Row>;

const columnOf =
  (way: Way): MakeColumn =>
  (name, read, ...from) => ({ name, way, read, from });

const words = columnOf('words');
const repeated = columnOf('repeated');
/** Numbers, instants and hashes, in which nothing has to be escaped. */
const plain = columnOf('plain');

const always = <Row>({ name, way, read }: Column<Row>): Column<Row> => ({ name, way, read });

const voiceColumns: readonly Column<VoiceRow>[] = [
  always(plain('item_id', (row) => row.itemId)),
  words('external_id', (row) => row.externalId, 'externalId'),
  always(plain('kind', (row) => row.kind)),
  always(repeated('platform', (row) => row.platform)),
  always(repeated('shop_id', (row) => row.shopId)),
  repeated('listing_id', (row) => row.listingId, 'listingId'),
  repeated('listing_title', (row) => row.listingTitle, 'productName', 'title'),
  repeated('product_id', (row) => row.productId, 'productId'),
  words('sku_id', (row) => row.skuId, 'skuId'),
  words('color', (row) => row.color, 'color', 'spec'),
  words('size', (row) => row.size, 'size', 'spec'),
  plain('order_hash', (row) => row.orderHash, 'orderId'),
  plain('customer_hash', (row) => row.customerHash, 'customer'),
  plain('rating', (row) => row.rating, 'rating'),
  words('reason', (row) => row.reason, 'reason'),
  repeated('product_type', (row) => row.productType, 'productType'),
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
  always(repeated('platform', (row) => row.platform)),
  always(repeated('shop_id', (row) => row.shopId)),
  repeated('listing_id', (row) => row.listingId, 'listingId'),
  repeated('listing_title', (row) => row.listingTitle, 'productName', 'title'),
  repeated('product_id', (row) => row.productId, 'productId'),
  plain('rating', (row) => row.rating, 'rating'),
  plain('event_on', (row) => row.eventOn, 'eventAt'),
  plain('order_hash', (row) => row.orderHash, 'orderId'),
  plain('customer_hash', (row) => row.customerHash, 'customer'),
];

/** The columns of a staging table that the rows of one file can fill; the others keep their defaults. */
export interface Told<Row> {
  names: readonly string[];
  /** Adds the columns of a row and the end of its line, of ASCII alone; returns where its id begins. */
  write(row: Row, end: string, lines: CopyBuffer): number;
}

const tab = '\t';

/** Writes columns that mostly repeat the row above: the bytes are made anew only where they do not. */
function repeatedBytesOf<Row>(columns: readonly Column<Row>[]): (row: Row) => Uint8Array {
  const last: Value[] = [];
  let bytes: Uint8Array = Buffer.alloc(0);
  return (row) => {
    let isSame = last.length > 0;
    for (let at = 0; at < columns.length; at++) {
      const value = columns[at]?.read(row) ?? null;
      if (value === last[at]) continue;
      last[at] = value;
      isSame = false;
    }
    if (!isSame) bytes = Buffer.from(last.map((value) => copyField(value) + tab).join(''));
    return bytes;
  };
}

function toldOf<Row>(columns: readonly Column<Row>[]): Told<Row> {
  const ofWay = (wanted: Way): Column<Row>[] => columns.filter(({ way }) => way === wanted);
  const [repeats, texts, plains] = [ofWay('repeated'), ofWay('words'), ofWay('plain')];
  const repeatedBytes = repeatedBytesOf(repeats);
  return {
    names: [...repeats, ...texts, ...plains].map(({ name }) => name),
    write(row, end, lines) {
      lines.addBytes(repeatedBytes(row));
      for (const { read } of texts) {
        lines.add(copyField(read(row)));
        lines.addAscii(tab);
      }
      let rest = '';
      for (const { read } of plains) {
        const value = read(row);
        rest += value === null ? '\\N\t' : `${value}\t`;
      }
      // The id is the first of the plain columns.
      const id = lines.length;
      lines.addAscii(rest + end);
      return id;
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
