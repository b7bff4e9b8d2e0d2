import { hash } from 'node:crypto';

const separator = '\u001f';

/** Hash of parts in hex; the same recipe is written in SQL where rows are joined there. */
export const hashOf = (parts: readonly (string | number | null)[]): string =>
  hash('sha256', parts.join(separator));

/** The first 16 bytes of a hash written as a uuid. */
export const toUuid = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-${hash.slice(12, 16)}-${hash.slice(16, 20)}-${hash.slice(20, 32)}`;

/** Id of an item by its key within the source. */
export const itemIdOf = (sourceId: string, kind: string, key: readonly (string | number | null)[]): string =>
  toUuid(hashOf([sourceId, kind, ...key]));

/** Hash of what classification reads of an item without turns. */
export const contentHashOf = (item: {
  rating: number | null;
  reason: string | null;
  text: string;
  followUps: readonly { text: string }[];
}): string => hashOf([item.rating, item.reason, item.text, ...item.followUps.map(({ text }) => text)]);
