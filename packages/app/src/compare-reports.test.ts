import { expect, test } from 'vitest';
import { compareTexts } from './compare-reports.ts';

test('lines that are new or gone are told under their section; what stays is not', () => {
  const from = '# 周报\n甲\n乙\n## 行动\n一条\n一条\n';
  const to = '# 周报\n乙\n丙\n## 行动\n一条\n## 数据\n新\n';
  expect(compareTexts(from, to)).toEqual([
    { title: '周报', removed: ['甲'], added: ['丙'] },
    { title: '行动', removed: ['一条'], added: [] },
    { title: '数据', removed: [], added: ['新'] },
  ]);
  expect(compareTexts(to, to)).toEqual([]);
});
