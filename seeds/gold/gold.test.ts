import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ClassificationScore, openClassifier, parseLabels, scoreClassification } from '@voc/classify';
import { loadTaxonomy } from '@voc/core';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const folder = dirname(fileURLToPath(import.meta.url));
const taxonomyFile = join(folder, '../taxonomy/taxonomy.json');
const items = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .sort()
  .flatMap((name) => parseLabels(readFileSync(join(folder, name), 'utf8'), name));

/** A floor lies 0.02 below what the model of that version reached. */
const Floors = z.object({ modelVersion: z.string(), floors: z.record(z.string(), z.number()) });
const { floors } = Floors.parse(JSON.parse(readFileSync(join(folder, 'floors.json'), 'utf8')));

describe('gold set', () => {
  it('has at least 600 items with ids of their own', () => {
    expect(items.length).toBeGreaterThanOrEqual(600);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('has every leaf of the taxonomy at least 8 times and no other', () => {
    const taxonomy = loadTaxonomy(taxonomyFile);
    const leaves = [...taxonomy.groups.flatMap((group) => group.leaves), ...taxonomy.residual].map(
      ({ id }) => id,
    );
    const rare = leaves.filter((id) => items.filter((item) => item.leaves.includes(id)).length < 8);
    const unknown = items
      .filter((item) => item.leaves.some((id) => !leaves.includes(id)))
      .map(({ id }) => id);
    expect({ rare, unknown }).toEqual({ rare: [], unknown: [] });
  });

  it('is classified at least as well as the floors say', () => {
    const { classifyMany } = openClassifier({
      taxonomy: taxonomyFile,
      lexicon: join(folder, '../lexicon'),
      models: join(folder, '../model'),
      fast: false,
    });
    const score = scoreClassification(items, classifyMany(items));
    const reached = (name: string): number => score[name as keyof Omit<ClassificationScore, 'by_leaf'>];
    const below = Object.entries(floors).filter(([name, floor]) => !(reached(name) >= floor));
    expect(below.map(([name, floor]) => `${name}: ${reached(name)} < ${floor}`)).toEqual([]);
    expect(Object.keys(floors).length).toBeGreaterThanOrEqual(6);
  }, 120_000);
});
