import type { ClassifyInput } from '@voc/core';
import { normalise, type Segmenter } from '../segment/index.ts';
import type { Part } from './extract-features.ts';

/** The stretches of text of an item, normalised and cut; system turns say nothing and are left out. */
export function readParts(input: ClassifyInput, segmenter: Segmenter): Part[] {
  if (input.turns === undefined) return [readPart(input.text ?? '', 0, false, segmenter)];
  const parts: Part[] = [];
  input.turns.forEach((turn, n) => {
    if (turn.role !== 'system') parts.push(readPart(turn.text, n, turn.role === 'agent', segmenter));
  });
  return parts;
}

function readPart(raw: string, turn: number, agent: boolean, segmenter: Segmenter): Part {
  const normal = normalise(raw);
  return { normal, tokens: normal.length === 0 ? [] : segmenter.cut(normal.text), turn, agent };
}
