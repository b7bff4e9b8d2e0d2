import { RejectedFileError, UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import {
  type Inspection,
  inspectFile,
  type LayoutProposal,
  proposeLayout,
  saveMapping,
  UnknownLayoutError,
} from '@voc/ingest';
import { loadSources, ownMappings } from '../seeds.ts';

export interface InspectOptions {
  file: string;
  /** Writes the proposed mapping into the company's own folder. */
  saves: boolean;
  /** Name of that mapping. */
  name?: string;
}

/** A file that can be read, one whose layout nobody knows, or one that is refused for another reason. */
export type Inspected =
  | { outcome: 'readable'; inspection: Inspection; saved: string | null }
  | { outcome: 'unknown'; proposal: LayoutProposal; error: UnknownLayoutError }
  | { outcome: 'refused'; error: RejectedFileError };

async function saveProposal(config: Config, { file, name }: InspectOptions): Promise<string> {
  const { mapping, missing } = await proposeLayout(file, loadSources(config), name);
  if (!mapping) throw new UsageError(`不能保存映射:${missing.join(';')}`);
  return saveMapping(ownMappings(config), mapping);
}

/** `voc inspect`: what a file is; for one of unknown layout the mapping that would probably fit, saved when asked. */
export async function inspect(config: Config, options: InspectOptions): Promise<Inspected> {
  const { file, name, saves } = options;
  if (name !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name))
    throw new UsageError(`--name「${name}」只能用小写字母、数字和连字符,如 own-reviews`);
  try {
    return { outcome: 'readable', inspection: await inspectFile(file, loadSources(config)), saved: null };
  } catch (error) {
    if (!(error instanceof RejectedFileError)) throw error;
    if (!(error instanceof UnknownLayoutError)) return { outcome: 'refused', error };
    if (!saves)
      return { outcome: 'unknown', proposal: await proposeLayout(file, loadSources(config), name), error };
  }
  const saved = await saveProposal(config, options);
  return { outcome: 'readable', inspection: await inspectFile(file, loadSources(config)), saved };
}
