import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError } from '@voc/core';
import { Mapping } from './mapping/schema.ts';
import { compileTemplates, type TemplateFinder, Templates } from './templates.ts';

/** Everything that tells how exports are read. */
export interface Sources {
  mappings: readonly Mapping[];
  findTemplate: TemplateFinder;
}

const templatesFile = 'templates.json';

/** Reads the mapping files and templates of a folder; FatalError names a file that is not valid. */
export function loadMappings(dir: string): Sources {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(dir, name), 'utf8'));
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.json') && name !== templatesFile)
    .sort();
  const mappings = names.map((name) => {
    const parsed = Mapping.safeParse(read(name));
    if (!parsed.success) throw new FatalError(`${join(dir, name)}: ${parsed.error.message}`);
    return parsed.data;
  });
  return { mappings, findTemplate: compileTemplates(Templates.parse(read(templatesFile))) };
}
