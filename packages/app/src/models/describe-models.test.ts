import { expect, test } from 'vitest';
import { loadSeedTaxonomy } from '../seeds.ts';
import { describeComparison, describeWorse } from './describe-models.ts';

const taxonomy = loadSeedTaxonomy();

test('what became worse is told by its Chinese name, the remainder and no complaint too', () => {
  expect(describeWorse(['leaves', 'residual', 'complaint', 'logistics'], taxonomy)).toBe(
    '整体、其他、是不是投诉 F1、物流配送明显变差,请多标这些类目再训练',
  );
});

test('every group of a comparison has a Chinese name', () => {
  const figure = (id: string) => ({
    id,
    support: 12,
    before: 0.5,
    after: 0.75,
    gain: { value: 0.25, low: 0.1, high: 0.4 },
  });
  const groups = [...taxonomy.groups.map(({ id }) => figure(id)), figure('residual')];
  const lines = describeComparison(
    { items: 12, leaves: figure('leaves'), complaint: figure('complaint'), groups },
    taxonomy,
  );
  expect(lines.at(-1)).toBe('  其他(12 个标注):50.0% → 75.0%,+25.0(90% 区间 +10.0 至 +40.0)');
  for (const line of lines) expect(line).not.toMatch(/^ {2}[a-z]/);
});
