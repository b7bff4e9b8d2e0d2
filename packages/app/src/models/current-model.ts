import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FatalError } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import { z } from 'zod';
import { type ModelKind, readCurrent } from './models-store.ts';

/** Which of the two models classifies, and where learned ones lie; without a home only the committed one is known. */
export type ModelChoice = Pick<Config, 'fastModel'> & Partial<Pick<Config, 'home'>>;

export const kindOf = ({ fastModel }: ModelChoice): ModelKind => (fastModel ? 'fast' : 'accurate');

/** Where learned models lie, each in a folder of its own. */
export const learnedModels = ({ home }: Pick<Config, 'home'>): string => join(home, 'models');

/** What the database says, for commands that open none. */
const Pointer = z.partialRecord(z.enum(['accurate', 'fast']), z.string());
type Pointer = z.infer<typeof Pointer>;

const pointerOf = (config: Pick<Config, 'home'>): string => join(learnedModels(config), 'current.json');

function readPointer(config: Pick<Config, 'home'>): Pointer {
  const file = pointerOf(config);
  return existsSync(file) ? Pointer.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** Folder of the learned model that counts; undefined where it is the committed one. FatalError where it is not on this host. */
export function learnedFolder(choice: ModelChoice): string | undefined {
  const { home } = choice;
  const version = home === undefined ? undefined : readPointer({ home })[kindOf(choice)];
  if (home === undefined || version === undefined) return undefined;
  const folder = join(learnedModels({ home }), version);
  if (existsSync(folder)) return folder;
  throw new FatalError(`当前模型 ${version} 不在这台机器上,请从训练它的机器复制 ${folder}`);
}

/** Writes down on this host which models count; who classifies without a database reads it there. */
export async function followCurrent(db: Db, config: Pick<Config, 'home'>): Promise<void> {
  const [accurate, fast] = [await readCurrent(db, 'accurate'), await readCurrent(db, 'fast')];
  const known = readPointer(config);
  if (known.accurate === accurate && known.fast === fast) return;
  mkdirSync(learnedModels(config), { recursive: true });
  writeFileSync(pointerOf(config), `${JSON.stringify({ accurate, fast })}\n`);
}
