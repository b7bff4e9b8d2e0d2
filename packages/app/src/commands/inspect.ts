import { RejectedFileError, UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import {
  type Inspection,
  inspectSheets,
  type LayoutProposal,
  type LooseFile,
  looseFiles,
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
  const { mapping, missing } = await proposeLayout(file, loadSources(config), { name });
  if (!mapping) throw new UsageError(`不能保存映射:${missing.join(';')}`);
  return saveMapping(ownMappings(config), mapping);
}

/** What one file is that an archive or a folder holds, or that stands by itself. */
async function inspectLoose(
  config: Pick<Config, 'home' | 'ownNumbers'>,
  { name: file, path }: LooseFile,
  name: string | undefined,
): Promise<Inspected[]> {
  const sources = loadSources(config);
  try {
    const found = await inspectSheets(await path(), sources, file);
    return found.map((inspection) => ({ outcome: 'readable', inspection, saved: null }));
  } catch (error) {
    if (!(error instanceof RejectedFileError)) throw error;
    if (!(error instanceof UnknownLayoutError)) return [{ outcome: 'refused', error }];
    const proposal = await proposeLayout(await path(), sources, { name, file });
    return [{ outcome: 'unknown', proposal, error }];
  }
}

/** What a file is, of an archive each file and of a workbook each sheet; nothing is stored. */
export async function inspectAll(
  config: Pick<Config, 'home' | 'ownNumbers'>,
  { file, name }: Pick<InspectOptions, 'file' | 'name'>,
): Promise<Inspected[]> {
  const found: Inspected[] = [];
  try {
    for await (const one of looseFiles(file)) found.push(...(await inspectLoose(config, one, name)));
  } catch (error) {
    if (!(error instanceof RejectedFileError)) throw error;
    found.push({ outcome: 'refused', error });
  }
  return found;
}

/**
 * `voc inspect`: what a file is, of an archive each file and of a workbook each sheet; for one of unknown layout the
 * mapping that would probably fit, saved when asked.
 */
export async function inspect(config: Config, options: InspectOptions): Promise<Inspected[]> {
  const { name, saves } = options;
  if (name !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(name))
    throw new UsageError(`--name「${name}」只能用小写字母、数字和连字符,如 own-reviews`);
  const found = await inspectAll(config, options);
  if (!saves || found.every(({ outcome }) => outcome !== 'unknown')) return found;
  if (found.length > 1) throw new UsageError('压缩包里的文件请先解压,再逐个用 --save-mapping 保存映射');
  const saved = await saveProposal(config, options);
  return (await inspectAll(config, options)).map((one) =>
    one.outcome === 'readable' ? { ...one, saved } : one,
  );
}
