import { FatalError } from '@voc/core';
import type { WeightRows } from './model.ts';

/** A copy of bytes `from` to `to` as signed numbers. */
export const signedBytes = (bytes: Buffer, from: number, to: number): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset + from, to - from).slice();

/** Weights as bytes: bucket deltas as varints, cells per row, classes, weights. */
export function encodeWeights(weights: WeightRows): Buffer {
  const rows = weights.bucket.length;
  const deltas: number[] = [];
  let before = 0;
  for (const bucket of weights.bucket) {
    let delta = bucket - before;
    before = bucket;
    while (delta > 127) {
      deltas.push((delta & 127) | 128);
      delta >>>= 7;
    }
    deltas.push(delta);
  }
  const counts = Uint8Array.from(
    { length: rows },
    (_, r) => (weights.rowStart[r + 1] ?? 0) - (weights.rowStart[r] ?? 0),
  );
  const head = Buffer.alloc(12);
  head.writeUInt32LE(rows, 0);
  head.writeUInt32LE(deltas.length, 4);
  head.writeUInt32LE(weights.cls.length, 8);
  return Buffer.concat([head, Uint8Array.from(deltas), counts, weights.cls, new Uint8Array(weights.weight)]);
}

/** Reverse of `encodeWeights`; FatalError when the bytes do not add up. */
export function decodeWeights(bytes: Buffer): WeightRows {
  const rows = bytes.readUInt32LE(0);
  const deltaBytes = bytes.readUInt32LE(4);
  const cells = bytes.readUInt32LE(8);
  const countsAt = 12 + deltaBytes;
  const clsAt = countsAt + rows;
  if (bytes.length !== clsAt + 2 * cells)
    throw new FatalError('model.bin is damaged: its length does not fit');
  const bucket = new Int32Array(rows);
  const rowStart = new Uint32Array(rows + 1);
  let at = 12;
  let before = 0;
  for (let r = 0; r < rows; r++) {
    let shift = 0;
    let delta = 0;
    let byte = bytes[at++] ?? 0;
    while (byte > 127) {
      delta |= (byte & 127) << shift;
      shift += 7;
      byte = bytes[at++] ?? 0;
    }
    before += delta | (byte << shift);
    bucket[r] = before;
    rowStart[r + 1] = (rowStart[r] ?? 0) + (bytes[countsAt + r] ?? 0);
  }
  const cls = new Uint8Array(bytes.subarray(clsAt, clsAt + cells));
  const weight = signedBytes(bytes, clsAt + cells, bytes.length);
  return { bucket, rowStart, cls, weight };
}
