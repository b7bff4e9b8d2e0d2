import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError, type RefundReasons } from '@voc/core';
import { Mapping } from './mapping/schema.ts';
import { compileTemplates, type TemplateFinder, Templates } from './templates.ts';
import type { VaultKey } from './vault/seal.ts';

/** Everything that tells how exports are read. */
export interface Sources {
  mappings: readonly Mapping[];
  findTemplate: TemplateFinder;
  /** Leaves of refund reasons; without them none is told to be unmapped. */
  refundReasons?: RefundReasons;
  /** Phone numbers of the company itself, in digits: masking lets them stand. */
  ownNumbers?: ReadonlySet<string>;
  /** With a key, what masking takes out of voices is kept, sealed with it. */
  vaultKey?: VaultKey | undefined;
}

const templatesFile = 'templates.json';

function readMapping(path: string): Mapping {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new FatalError(`${path}: not JSON`, { cause });
  }
  const parsed = Mapping.safeParse(raw);
  if (!parsed.success) throw new FatalError(`${path}: ${parsed.error.message}`);
  return parsed.data;
}

const readFolder = (dir: string): Mapping[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.json') && name !== templatesFile)
    .sort()
    .map((name) => readMapping(join(dir, name)));

/**
 * Reads the mapping files and templates of a folder, and the company's own mappings where it has a folder of them:
 * an own one takes the place of one of the same name, and goes before where both fit a file equally well. FatalError
 * names a file that is not valid.
 */
export function loadMappings(dir: string, ownDir?: string): Sources {
  const own = ownDir !== undefined && existsSync(ownDir) ? readFolder(ownDir) : [];
  const names = new Set(own.map(({ name }) => name));
  const given = readFolder(dir).filter(({ name }) => !names.has(name));
  const templates: unknown = JSON.parse(readFileSync(join(dir, templatesFile), 'utf8'));
  return {
    mappings: [...own.map((one) => ({ ...one, isOwn: true })), ...given],
    findTemplate: compileTemplates(Templates.parse(templates)),
  };
}

/** Writes a mapping into the company's own folder; returns the path of the file. */
export function saveMapping(ownDir: string, mapping: Mapping): string {
  mkdirSync(ownDir, { recursive: true });
  const path = join(ownDir, `${mapping.name}.json`);
  writeFileSync(path, `${JSON.stringify(Mapping.parse(mapping), null, 2)}\n`);
  return path;
}
