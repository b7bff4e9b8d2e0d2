import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Trie } from './trie.ts';

const walk = (trie: Trie, text: string): number => {
  let node: number = Trie.root;
  for (let i = 0; i < text.length; i++) {
    node = trie.next(node, text.charCodeAt(i));
    if (node === Trie.root) break;
  }
  return node;
};

it('leads to the node of every text and its beginnings, and to none for others', () => {
  const words = fc.array(
    fc.string({ unit: fc.constantFrom('a', 'b', '色', '差'), minLength: 1, maxLength: 8 }),
    {
      maxLength: 400,
    },
  );
  fc.assert(
    fc.property(words, words, (added, others) => {
      const trie = new Trie();
      const nodes = new Map(added.map((word) => [word, trie.add(word)]));
      expect(new Set(nodes.values()).size).toBe(nodes.size);
      for (const [word, node] of nodes) expect(walk(trie, word)).toBe(node);
      for (const other of others)
        expect(walk(trie, other) !== Trie.root).toBe(added.some((word) => word.startsWith(other)));
    }),
    { numRuns: 30 },
  );
});
