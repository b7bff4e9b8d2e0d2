import type { ClassifyInput } from '@voc/core';
import { endsOf, normaliseNoisy, type Segmenter } from '../segment/index.ts';
import type { Part } from './extract-features.ts';

type Uncut = Omit<Part, 'ends'>;

function uncutParts(input: ClassifyInput): Uncut[] {
  if (input.turns === undefined) return [{ normal: normaliseNoisy(input.text ?? ''), turn: 0, agent: false }];
  const parts: Uncut[] = [];
  input.turns.forEach(({ role, text }, turn) => {
    if (role !== 'system') parts.push({ normal: normaliseNoisy(text), turn, agent: role === 'agent' });
  });
  return parts;
}

const none = new Int32Array(0);

/**
 * The stretches of text of each item, normalised and cut, all cut together; system turns say nothing and are
 * left out.
 */
export function readParts(inputs: readonly ClassifyInput[], segmenter: Segmenter): Part[][] {
  const items = inputs.map(uncutParts);
  const texts: string[] = [];
  for (const parts of items) for (const { normal } of parts) if (normal.length > 0) texts.push(normal.text);
  const tokens = segmenter.cutMany(texts);
  let at = 0;
  const cut = ({ normal, turn, agent }: Uncut): Part => ({
    normal,
    ends: normal.length > 0 ? endsOf(tokens[at++] ?? []) : none,
    turn,
    agent,
  });
  return items.map((parts) => parts.map(cut));
}
