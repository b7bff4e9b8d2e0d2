import { assemble } from '../assemble/index.ts';
import type { Arena } from './arena.ts';
import { gatesCode } from './gates-code.ts';
import type { NetWeights } from './net-file.ts';

/** Makes the numbers of one word: what it, the word before and the one after add; its own numbers; and where they go, as addresses. */
export type PassGates = (before: number, own: number, after: number, numbers: number, out: number) => void;

/** What comes behind the convolution: gates, and numbers of mean 0 and variance 1. */
export function gatesOf(arena: Arena, { meta, gated, gatedBias, gain, shift }: NetWeights): PassGates {
  const { wide, hiddenStep, normStep } = meta;
  const laid = (numbers: Float32Array): number => {
    const floats = arena.floats(numbers.length);
    floats.set(numbers);
    return floats.byteOffset;
  };
  const steps = laid(gated.scales.map((scale) => scale * hiddenStep));
  const bias = laid(gatedBias);
  const scratch = laid(new Float32Array(wide));
  const places = { wide, hiddenStep, normStep, steps, bias, gain: laid(gain), shift: laid(shift), scratch };
  return assemble(5, arena.memory, gatesCode(places));
}
