import { constants, gunzipSync, gzipSync } from 'node:zlib';
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

const single = ['heard', 'exposed', 'risen'] as const;
const listed = ['complaints', 'expected', 'kept', 'weighed'] as const;
/** Numbers of a series. */
const width = single.length + 2 * windowDays + 2 * (guardDays + 1);

/**
 * The numbers of `tracks` from place `start` on, column by column, since neighbours of a kind pack better; a track at a
 * time, since going through all of them for each column takes ten times as long.
 */
function write(tracks: readonly Track[], numbers: Float64Array, start: number): void {
  const step = tracks.length;
  for (const [i, track] of tracks.entries()) {
    let at = start + i;
    for (const name of single) {
      numbers[at] = track[name];
      at += step;
    }
    for (const name of listed) {
      for (const value of track[name]) {
        numbers[at] = value;
        at += step;
      }
    }
  }
}

/** The reverse, into empty tracks. */
function read(tracks: readonly Track[], numbers: Float64Array, start: number): void {
  const step = tracks.length;
  for (const [i, track] of tracks.entries()) {
    let at = start + i;
    for (const name of single) {
      track[name] = numbers[at] ?? 0;
      at += step;
    }
    for (const name of listed) {
      const values = track[name];
      for (let k = 0; k < values.length; k++) {
        values[k] = numbers[at] ?? 0;
        at += step;
      }
    }
  }
}

const lengthBytes = 4;
/** Runs of equal bytes, which is what there is to gain: an eighth of the time, a fifth more bytes. */
const fast = { level: 1, strategy: constants.Z_RLE };

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
  const numbers = new Float64Array(panels.reduce((sum, { tracks }) => sum + tracks.length * width, 0));
  let start = 0;
  for (const { tracks } of panels) {
    write(tracks, numbers, start);
    start += tracks.length * width;
  }
  return gzipSync(Buffer.concat([length, head, Buffer.from(numbers.buffer)]), fast);
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
  if (bytes.length !== headEnd + tracks * width * Float64Array.BYTES_PER_ELEMENT)
    throw new FatalError('a stored state of detection is damaged');
  const numbers = new Float64Array(new Uint8Array(bytes.subarray(headEnd)).buffer);
  let start = 0;
  return {
    ...rest,
    panels: panels.map(({ products, ...panel }) => {
      const own = products.map(emptyTrack);
      read(own, numbers, start);
      start += own.length * width;
      return { ...panel, tracks: own };
    }),
  };
}
