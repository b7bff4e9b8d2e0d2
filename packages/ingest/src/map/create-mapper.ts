import type { ImportKind, ItemKind } from '@voc/core';
import type { TableMatch } from '../match-table.ts';
import { mapCatalogue } from './map-catalogue.ts';
import { mapTurn, mapWholeChat } from './map-chat.ts';
import { mapRating } from './map-rating.ts';
import { mapReview } from './map-review.ts';
import { compileFields } from './read-fields.ts';
import type { MapContext, MappedRow } from './types.ts';

type MapCells = (cells: readonly string[], no: number) => MappedRow;

export interface Mapper {
  /** Turns the cells of one row into what it tells; throws RowFaultError for a row that cannot be used. */
  map: MapCells;
  /** Key of masking, for faults that quote a cell. */
  secretKey: string;
}

/** Files of which each row is a voice. */
export const voiceKinds: Partial<Record<ImportKind, ItemKind>> = {
  reviews: 'review',
  refunds: 'refund',
  tickets: 'ticket',
};

function mapCellsOf(match: TableMatch, context: MapContext): MapCells {
  const read = compileFields(match.mapping.fields, match.columns);
  const kind = voiceKinds[match.mapping.kind];
  if (kind) return (cells) => mapReview(read(cells), context, kind);
  if (match.mapping.kind === 'ratings') return (cells) => mapRating(read(cells), context);
  const { turnsColumn } = match;
  if (turnsColumn !== undefined) return mapWholeChat(read, context, turnsColumn);
  if (match.mapping.kind === 'chats') return mapTurn(read, context);
  return (cells) => mapCatalogue(read(cells), context);
}

/** The mapper of a file by the kind of its mapping. */
export const createMapper = (match: TableMatch, context: MapContext): Mapper => ({
  map: mapCellsOf(match, context),
  secretKey: context.secretKey,
});
