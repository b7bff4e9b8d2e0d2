import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FatalError } from '@voc/core';
import { z } from 'zod';
import { type Reading, readings } from './net-words.ts';
import type { WholeRows } from './whole-layer.ts';

const Section = z.object({ name: z.string(), type: z.enum(['i8', 'f32', 'text']), bytes: z.number() });

/** `net-words.json` or `net-pairs.json`: everything about a net but its weights. */
export const NetMeta = z.object({
  format: z.literal(1),
  reads: z.enum(readings),
  /** Numbers of a word. */
  wide: z.number(),
  classes: z.array(z.string()),
  /** The first so many classes are leaves. */
  leaves: z.number(),
  /** Product types that have offsets of their own, from row 1; row 0 stands for all others. */
  types: z.array(z.string()),
  /** What one step of the whole numbers that go into convolution and attention is worth. */
  hiddenStep: z.number(),
  normStep: z.number(),
  /** Weight of the mean of its characters in a word that is known, and in one that is not. */
  charShare: z.tuple([z.number(), z.number()]),
  trainedOn: z.object({ items: z.number(), hash: z.string() }),
  sections: z.array(Section),
});
export type NetMeta = z.infer<typeof NetMeta>;

/** Weights of the net; tables row by row. */
export interface NetWeights {
  meta: NetMeta;
  words: readonly string[];
  wordRows: WholeRows;
  chars: readonly string[];
  charRows: WholeRows;
  /** What each role begins with, customer first. */
  start: Float32Array;
  gated: WholeRows;
  gatedBias: Float32Array;
  gain: Float32Array;
  shift: Float32Array;
  attention: WholeRows;
  attentionBias: Float32Array;
  /** Of what was pooled: a row for each class, then one for each leaf being the primary one. */
  highest: WholeRows;
  mean: WholeRows;
  pooledBias: Float32Array;
  /** Offsets by class: review and chat, product types, stars from 0 for none. */
  kinds: Float32Array;
  types: Float32Array;
  stars: Float32Array;
}

/** The files of the net that reads this: what it is, and its weights. */
export const netFiles = (reads: Reading): [string, string] => [`net-${reads}.json`, `net-${reads}.bin`];

/** Numbers of single precision, little end first. */
export function floatsOf(bytes: Buffer): Float32Array {
  const floats = new Float32Array(bytes.length / 4);
  for (let i = 0; i < floats.length; i++) floats[i] = bytes.readFloatLE(i * 4);
  return floats;
}

class Sections {
  private readonly bytes: Buffer;
  private readonly places = new Map<string, [number, number]>();

  constructor(meta: NetMeta, bytes: Buffer) {
    this.bytes = bytes;
    let at = 0;
    for (const section of meta.sections) {
      this.places.set(section.name, [at, at + section.bytes]);
      at += section.bytes;
    }
    if (at !== bytes.length)
      throw new FatalError('the weights of a net are damaged: their length is not what its .json says');
  }

  private slice(name: string): Buffer {
    const place = this.places.get(name);
    if (!place) throw new FatalError(`the weights of a net have no section ${name}`);
    return this.bytes.subarray(...place);
  }

  floats(name: string): Float32Array {
    return floatsOf(this.slice(name));
  }

  words(name: string): string[] {
    return this.slice(name).toString('utf8').split('\n');
  }

  rows(name: string): WholeRows {
    const bytes = this.slice(name);
    const weights = new Int8Array(bytes.length);
    weights.set(new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    return { weights, scales: this.floats(`${name}.scales`) };
  }
}

/** Reads a net of a model's folder; undefined where there is none, FatalError where it is damaged. */
export function readNet(folder: string, reads: Reading): NetWeights | undefined {
  const [metaFile, weightFile] = netFiles(reads);
  if (!existsSync(join(folder, metaFile))) return undefined;
  const meta = NetMeta.parse(JSON.parse(readFileSync(join(folder, metaFile), 'utf8')));
  const held = new Sections(meta, gunzipSync(readFileSync(join(folder, weightFile))));
  return {
    meta,
    words: held.words('words'),
    wordRows: held.rows('wordRows'),
    chars: held.words('chars'),
    charRows: held.rows('charRows'),
    start: held.floats('start'),
    gated: held.rows('gated'),
    gatedBias: held.floats('gatedBias'),
    gain: held.floats('gain'),
    shift: held.floats('shift'),
    attention: held.rows('attention'),
    attentionBias: held.floats('attentionBias'),
    highest: held.rows('highest'),
    mean: held.rows('mean'),
    pooledBias: held.floats('pooledBias'),
    kinds: held.floats('kinds'),
    types: held.floats('types'),
    stars: held.floats('stars'),
  };
}
