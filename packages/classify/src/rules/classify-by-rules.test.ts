import { describe, expect, it } from 'vitest';
import { chat, review, seedLexicon } from '../testing/tiny-model.ts';
import { createRuleClassifier } from './classify-by-rules.ts';

const classify = createRuleClassifier(seedLexicon());
const leavesOf = (text: string): string[] => classify(review(text)).categories.map(({ id }) => id);

describe('createRuleClassifier', () => {
  it('gives the leaf with most phrases first', () => {
    expect(leavesOf('有色差,颜色不对,线头也多')).toEqual(['mismatch.color', 'quality.workmanship']);
  });

  it('hears no negation, question or supposition as a complaint', () => {
    expect(leavesOf('没有色差')).toEqual([]);
    expect(leavesOf('会起球吗')).toEqual([]);
    expect(leavesOf('如果掉色怎么办')).toEqual([]);
  });

  it("leaves the agent's words alone, and takes few stars for a complaint", () => {
    expect(classify(chat('a:抱歉发错货了')).categories).toEqual([]);
    expect(classify({ ...review('收到'), rating: 1 }).categories).toEqual([{ id: 'residual.unspecified' }]);
  });
});
