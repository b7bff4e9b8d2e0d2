import type { ClassifyInput } from '@voc/core';
import { normaliseNoisy, type Segmenter } from '../segment/index.ts';
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

/** The stretches of text of each item, all normalised and then all cut; system turns say nothing and are left out. */
export function readParts(inputs: readonly ClassifyInput[], segmenter: Segmenter): Part[][] {
  const cut = ({ normal, turn, agent }: Uncut): Part => ({
    normal,
    ends: normal.length > 0 ? segmenter.endsOf(normal) : none,
    turn,
    agent,
  });
  return inputs.map(uncutParts).map((parts) => parts.map(cut));
}
