import { expect, test } from 'vitest';
import { stockingText } from './stocking-text.ts';
import { wishName } from './wish-name.ts';

const wish = (id: string, count: number) => ({ id, name: wishName(id), count });

test('every wish has a name, and one for more of a size is not one for a new size', () => {
  const ids = ['restock:', 'restock:120码', 'size:120码', 'color:黑色', 'other:'];
  expect(ids.map(wishName)).toEqual(['补货', '补货:120码', '尺码:120码', '颜色:黑色', '其他']);
});

test('what is asked for again is depth, what does not exist yet is width, and no quantity is made up', () => {
  const wishes = [
    wish('restock:150码', 31),
    wish('restock:', 16),
    wish('color:黑色', 20),
    wish('size:170码', 9),
  ];
  expect(stockingText(wishes)).toBe(
    '求补货 47 条(150 码 31)→ 深度:优先补 150 码;要黑色/170 码 29 条 → 宽度:评估加色加码',
  );
});

test('more variants than fit are summed, and nothing asked for is said', () => {
  const sizes = ['34码', '35码', '36码', '37码'].map((size) => wish(`size:${size}`, 2));
  expect(stockingText(sizes)).toBe('求补货:暂无;要34 码/35 码/36 码等 8 条 → 宽度:评估加色加码');
  expect(stockingText([])).toBe('求补货:暂无;要加色加码:暂无');
  expect(stockingText([wish('restock:', 2)])).toBe('求补货 2 条→ 深度:优先补货;要加色加码:暂无');
});
