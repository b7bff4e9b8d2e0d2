import { expect, test } from 'vitest';
import type { AlertFact } from '../facts/types.ts';
import { redLinesOf } from './red-lines.ts';

const start = '2026-11-09';

function fact(dedupKey: string, over: Partial<AlertFact> = {}): AlertFact {
  const day = '2026-11-10';
  return {
    dedupKey,
    kind: 'redline',
    productId: 'A1',
    category: 'trade.privacy',
    raisedOn: day,
    lastOn: day,
    tier: '一级',
    state: '待处理',
    card: '',
    mention: null,
    heard: 1,
    colors: [],
    complaints: 0,
    ...over,
  };
}

function leadingOf(facts: readonly AlertFact[]): { leading: string[]; all: string[] } {
  const entries = facts.map(({ mention: _, heard: __, card, ...rest }) => ({
    ...rest,
    productName: null,
    categoryName: '',
    title: card,
  }));
  const { leading, all } = redLinesOf(entries, facts, start);
  const keys = (found: typeof all): string[] => found.map(({ dedupKey }) => dedupKey);
  return { leading: keys(leading), all: keys(all) };
}

test('a hazard leads, what a regulator may hear of, and injuries of one product again and again', () => {
  const facts = [
    fact('privacy'),
    fact('press', { mention: '曝光' }),
    fact('once', { category: 'safety.injury', heard: 2 }),
    fact('again', { category: 'safety.injury', heard: 3 }),
    fact('smoke', { category: 'safety.hazard' }),
    fact('price', { category: 'price.wrong', heard: 9 }),
  ];
  const { leading, all } = leadingOf(facts);
  expect(leading).toEqual(['smoke', 'again', 'press']);
  expect(all).toEqual(['smoke', 'once', 'again', 'privacy', 'press', 'price']);
});

test('one that somebody has taken, or has done with, leads no more; one of before the period is not told again', () => {
  const hazard = { category: 'safety.hazard' };
  const facts = [
    fact('taken', { ...hazard, state: '处理中' }),
    fact('done', { ...hazard, state: '已关闭' }),
    fact('before', { ...hazard, raisedOn: '2026-11-08' }),
    fact('new', hazard),
  ];
  expect(leadingOf(facts)).toEqual({ leading: ['new'], all: ['taken', 'done', 'new'] });
});
