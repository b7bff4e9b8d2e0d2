import { expect, it } from 'vitest';
import { parseLeafMap } from './leaf-map.ts';

const leaves = new Set(['quality.noise', 'quality.feel', 'logistics.slow']);
const read = (content: string) => parseLeafMap(content, 'leaf-map.tsv', leaves);

it('reads a leaf that was renamed and two that became one', () => {
  const map = read(
    '# 2027\nquality.sound\tquality.noise\r\nquality.soft\tquality.feel\nquality.rough\tquality.feel\n\n',
  );
  expect([...map]).toEqual([
    ['quality.sound', 'quality.noise'],
    ['quality.soft', 'quality.feel'],
    ['quality.rough', 'quality.feel'],
  ]);
});

it.each([
  ['quality.sound quality.noise', '制表符'],
  ['quality.sound\t噪音', 'quality.fit'],
  ['logistics.slow\tquality.noise', '还在分类体系里'],
  ['quality.sound\tquality.none', '不在分类体系里'],
  ['quality.sound\tquality.noise\nquality.sound\tquality.feel', '已经对应到'],
])('names file and row of %j', (content, problem) => {
  const row = content.split('\n').length + 1;
  expect(() => read(`# 注释\n${content}`)).toThrow(`文件 leaf-map.tsv,第 ${row} 行`);
  expect(() => read(content)).toThrow(problem);
});
