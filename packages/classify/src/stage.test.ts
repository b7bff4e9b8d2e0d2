import { describe, expect, it } from 'vitest';
import { batchSize, toInput, toMessages } from './stage.ts';
import type { StoredItem } from './store.ts';

const item = (over: Partial<StoredItem>): StoredItem => ({
  itemId: 'i',
  kind: 'review',
  contentHash: 'h',
  text: '',
  reason: null,
  followUps: [],
  turns: [],
  productType: null,
  rating: null,
  ...over,
});

describe('toInput', () => {
  it('puts follow-ups on lines of their own', () => {
    const input = toInput(item({ text: '好看', followUps: [{ text: '洗后掉色', at: null }] }));
    expect(input.text).toBe('好看\n洗后掉色');
  });

  it('lets a refund without words speak by its reason, and only then', () => {
    expect(toInput(item({ kind: 'refund', reason: '颜色与描述不符' })).text).toBe('颜色与描述不符');
    expect(toInput(item({ kind: 'refund', reason: '其他', text: '发错了' })).text).toBe('发错了');
  });

  it('gives a conversation by its turns', () => {
    const turns = [{ role: 'customer' as const, text: '在吗' }];
    expect(toInput(item({ kind: 'chat', turns }))).toMatchObject({ kind: 'chat', turns });
  });
});

describe('toMessages', () => {
  it('cuts due items into batches with keys fit for a queue', () => {
    const ids = Array.from({ length: batchSize + 1 }, (_, i) => `id-${i}`);
    const messages = toMessages(ids);
    expect(messages.map((message) => message.key)).toEqual(['classify-id-0', `classify-id-${batchSize}`]);
    expect(toMessages([])).toEqual([]);
  });
});
