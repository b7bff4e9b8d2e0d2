import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadMappings } from './load-mappings.ts';

const { findTemplate } = loadMappings(fileURLToPath(new URL('../../../seeds/sources', import.meta.url)));

test.each([
  ['系统默认好评', 'default-praise'],
  ['系统默认好评!', 'default-praise'],
  ['此用户未填写评价内容', 'no-words'],
  ['此用户没有填写评价内容。', 'no-words'],
  ['未填写评价内容', 'no-words'],
  ['15天内买家未作出评价', 'no-time'],
  ['15天内买家未作出评价。', 'no-time'],
  ['', 'blank'],
])('「%s」 is %s', (text, id) => expect(findTemplate(text)).toBe(id));

test.each(['系统默认好评,其实一点都不好', '好评', '未填写评价内容的都是懒人'])(
  '「%s」 is a customer',
  (text) => expect(findTemplate(text)).toBeUndefined(),
);
