import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTurns, type StoredTurn } from './merge-turns.ts';

const turn = (at: number, text: string): StoredTurn => ({
  role: 'customer',
  text,
  at: new Date(at * 1000).toISOString(),
  agent_hash: null,
  team: null,
  vendor: null,
});
const turns = fc.uniqueArray(fc.tuple(fc.nat(20), fc.constantFrom('在吗', '好的', '算了')), {
  selector: ([at, text]) => `${at}${text}`,
});

test('two tellings of one conversation give the same whichever comes first, and a second time nothing new', () => {
  fc.assert(
    fc.property(turns, turns, (a, b) => {
      const [one, other] = [a, b].map((list) => list.map(([at, text]) => turn(at, text)));
      if (!one || !other) return;
      const merged = mergeTurns(one, other) ?? one;
      const sorted = (list: readonly StoredTurn[]) => list.map((said) => JSON.stringify(said)).sort();
      expect(sorted(mergeTurns(other, one) ?? other)).toEqual(sorted(merged));
      expect(mergeTurns(merged, other)).toBeNull();
      expect(mergeTurns(merged, one)).toBeNull();
    }),
  );
});

test('without times the longer telling is the conversation', () => {
  const [a, b] = [
    { ...turn(1, '在吗'), at: null },
    { ...turn(2, '好的'), at: null },
  ];
  expect(mergeTurns([a], [a, b])).toEqual([a, b]);
  expect(mergeTurns([a, b], [a])).toBeNull();
});
