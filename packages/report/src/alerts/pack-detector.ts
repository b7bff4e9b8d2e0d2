import { gunzipSync, gzipSync } from 'node:zlib';
import { Day, FatalError } from '@voc/core';
import { z } from 'zod';
import { type Detector, emptyTrack, guardDays, Learned, type Track, windowDays } from './detector.ts';

/** All but the numbers of the series, of which only the products are told. */
const Head = z.object({
  version: z.literal(4),
  first: Day.nullable(),
  last: Day.nullable(),
  panels: z.array(Learned.extend({ products: z.array(z.string()) })),
});

/** A number of a series, as it is read and written. */
interface Column {
  of(track: Track): number;
  set(track: Track, value: number): void;
}

const listed = (of: (track: Track) => number[], length: number): Column[] =>
  Array.from({ length }, (_, i) => ({
    of: (track) => of(track)[i] ?? 0,
    set: (track, value) => {
      of(track)[i] = value;
    },
  }));

/** Neighbours in a file are of a kind, which packs better. */
const columns: readonly Column[] = [
  ...(['heard', 'exposed', 'risen'] as const).map(
    (name): Column => ({
      of: (track) => track[name],
      set: (track, value) => {
        track[name] = value;
      },
    }),
  ),
  ...listed(({ complaints }) => complaints, windowDays),
  ...listed(({ expected }) => expected, windowDays),
  ...listed(({ kept }) => kept, guardDays + 1),
  ...listed(({ weighed }) => weighed, guardDays + 1),
];

const lengthBytes = 4;

/**
 * A state as bytes, gzipped: the length of its head, the head as JSON, then the numbers of the series as doubles, column
 * by column. Exact, and a tenth of the work of JSON.
 */
export function packDetector({ panels, ...rest }: Detector): Buffer {
  const head = Buffer.from(
    JSON.stringify({
      ...rest,
      panels: panels.map(({ tracks, ...panel }) => ({
        ...panel,
        products: tracks.map(({ productId }) => productId),
      })),
    }),
  );
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32LE(head.length);
  const numbers = new Float64Array(
    panels.reduce((sum, { tracks }) => sum + tracks.length * columns.length, 0),
  );
  let at = 0;
  for (const { tracks } of panels)
    for (const { of } of columns) for (const track of tracks) numbers[at++] = of(track);
  return gzipSync(Buffer.concat([length, head, Buffer.from(numbers.buffer)]), { level: 1 });
}

function unzip(packed: Uint8Array): Buffer {
  try {
    return gunzipSync(packed);
  } catch (error) {
    throw new FatalError('a stored state of detection is damaged', { cause: error });
  }
}

/** The state that was packed; FatalError for other bytes. */
export function unpackDetector(packed: Uint8Array): Detector {
  const bytes = unzip(packed);
  const headEnd = lengthBytes + bytes.readUInt32LE(0);
  const { panels, ...rest } = Head.parse(JSON.parse(bytes.toString('utf8', lengthBytes, headEnd)));
  const tracks = panels.reduce((sum, { products }) => sum + products.length, 0);
  if (bytes.length !== headEnd + tracks * columns.length * Float64Array.BYTES_PER_ELEMENT)
    throw new FatalError('a stored state of detection is damaged');
  const numbers = new Float64Array(new Uint8Array(bytes.subarray(headEnd)).buffer);
  let at = 0;
  return {
    ...rest,
    panels: panels.map(({ products, ...panel }) => {
      const own = products.map(emptyTrack);
      for (const { set } of columns) for (const track of own) set(track, numbers[at++] ?? 0);
      return { ...panel, tracks: own };
    }),
  };
}
