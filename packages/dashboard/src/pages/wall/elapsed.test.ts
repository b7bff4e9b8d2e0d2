import { expect, test } from 'vitest';
import { elapsedText } from './elapsed.ts';

test.each([
  [30_000, '不到 1 分钟'],
  [35 * 60_000, '35 分钟'],
  [(5 * 60 + 20) * 60_000, '5 小时 20 分'],
  [(3 * 24 + 4) * 3_600_000, '3 天 4 小时'],
])('%i ms is %s', (ms, text) => expect(elapsedText(ms)).toBe(text));
