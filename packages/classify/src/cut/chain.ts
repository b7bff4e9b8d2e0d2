import { type ChainModel, ends, never, single, states } from './chain-model.ts';

/** The likeliest words of characters that no dictionary holds (Viterbi), step by step and in the order of jieba's sums. */
export class Chain {
  private readonly model: ChainModel;
  private weights = new Float64Array(64 * states);
  private path = new Uint8Array(64 * states);
  /** State of each character of the run read last. */
  states = new Uint8Array(64);

  constructor(model: ChainModel) {
    this.model = model;
  }

  /** Fills `states` for the characters from `from` to `to`. */
  read(runes: Int32Array, from: number, to: number): void {
    const length = to - from;
    if (this.states.length < length) this.makeRoom(length * 2);
    const { weights, path, states: chosen } = this;
    this.begin(runes[from] as number);
    for (let at = 1; at < length; at++) this.step(runes[from + at] as number, at * states);
    const last = (length - 1) * states;
    let state = (weights[last + ends] as number) >= (weights[last + single] as number) ? ends : single;
    for (let at = length - 1; at >= 0; at--) {
      chosen[at] = state;
      state = path[at * states + state] as number;
    }
  }

  private makeRoom(length: number): void {
    this.weights = new Float64Array(length * states);
    this.path = new Uint8Array(length * states);
    this.states = new Uint8Array(length);
  }

  private rowOf(rune: number): number {
    return (this.model.rowOf[rune] ?? 0) * states;
  }

  private begin(rune: number): void {
    const { start, emission } = this.model;
    const row = this.rowOf(rune);
    for (let state = 0; state < states; state++)
      this.weights[state] = (start[state] as number) + (emission[row + state] as number);
  }

  private step(rune: number, at: number): void {
    const { transition, emission } = this.model;
    const { weights, path } = this;
    const row = this.rowOf(rune);
    for (let state = 0; state < states; state++) {
      const emitted = emission[row + state] as number;
      let most = never;
      let best: number = ends;
      for (let before = 0; before < states; before++) {
        const weight =
          (weights[at - states + before] as number) +
          (transition[before * states + state] as number) +
          emitted;
        if (weight > most) {
          most = weight;
          best = before;
        }
      }
      weights[at + state] = most;
      path[at + state] = best;
    }
  }
}
