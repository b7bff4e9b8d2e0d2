import { resolve } from 'node:path';
import { loadTaxonomy } from '@voc/core';

/** The taxonomy that is shipped. */
export const taxonomy = loadTaxonomy(resolve(import.meta.dirname, '../../seeds/taxonomy/taxonomy.json'));
