import { expect, test } from 'vitest';
import { isMeant } from './is-meant.ts';

const meant = (kind: Parameters<typeof isMeant>[0], text: string, words: string): boolean =>
  isMeant(kind, text, text.indexOf(words), text.indexOf(words) + words.length);

test.each([
  ['price.wrong', '写的00ml', '写的00ml'],
  ['price.wrong', '规格写的00ml,实际只有00,不是一个规格', '写的00ml'],
  ['safety.injury', '裤腰勒得慌,大腿还肥', '勒得慌'],
  ['safety.hazard', '底子滑,差点劈叉', '差点劈叉'],
  ['safety.hazard', '鞋底打滑,差点劈叉', '差点劈叉'],
] as const)('%s is not meant by %s', (kind, text, words) => {
  expect(meant(kind, text, words)).toBe(false);
});

test.each([
  ['price.wrong', '写的00ml的价,付款变成00', '写的00ml'],
  ['price.wrong', '页面写的00,付款00', '写的00'],
  ['safety.injury', '裤腰勒得慌,一圈红肿', '勒得慌'],
  ['safety.hazard', '梯子一滑,差点劈叉', '差点劈叉'],
  ['safety.hazard', '扶手断了一滑,差点劈叉', '差点劈叉'],
] as const)('%s is meant by %s', (kind, text, words) => {
  expect(meant(kind, text, words)).toBe(true);
});
