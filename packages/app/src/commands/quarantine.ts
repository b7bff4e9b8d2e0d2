import { type Config, readSecretKey } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import {
  describeFault,
  listQuarantined,
  type Quarantine,
  type QuarantineQuery,
  type RedriveResult,
  readPath,
  redriveSheets,
} from '@voc/ingest';
import { withMigratedDatabase } from '../connect.ts';
import { loadSources } from '../seeds.ts';

/** `voc quarantine list`: rows that were set aside. */
export const quarantineList = (config: Config, log: Log, query: QuarantineQuery): Promise<Quarantine> =>
  withMigratedDatabase(config, log, ({ db }) => listQuarantined(db, query));

export type Redriven = Pick<
  RedriveResult,
  | 'file'
  | 'kind'
  | 'read'
  | 'accepted'
  | 'duplicate'
  | 'template'
  | 'quarantined'
  | 'reasons'
  | 'released'
  | 'superseded'
>;

export interface RedriveOutcome {
  files: Redriven[];
  /** The first of the rows that still do not fit, a sentence each. */
  problems: string[];
  /** Files that were refused as a whole. */
  refused: string[];
}

/**
 * `voc quarantine redrive`: reads files again after a mapping or rows were corrected, of an archive each file and of a
 * workbook each sheet.
 */
export function quarantineRedrive(
  config: Config,
  log: Log,
  { paths, shop }: { paths: readonly string[]; shop: string },
): Promise<RedriveOutcome> {
  const settings = { shop, secretKey: readSecretKey(config), mappings: loadSources(config) };
  return withMigratedDatabase(config, log, async ({ db, pool }) => {
    const outcome: RedriveOutcome = { files: [], problems: [], refused: [] };
    for (const path of paths) {
      const refused = await readPath({ pool, path, secretKey: settings.secretKey }, async (file) => {
        for await (const result of redriveSheets({ ...settings, ...file, db, pool })) {
          const { setAside, sha256: _, isRepeat: __, ...counts } = result;
          outcome.files.push(counts);
          outcome.problems.push(...setAside.map(describeFault));
        }
      });
      outcome.refused.push(...refused.map(({ message }) => message));
    }
    return outcome;
  });
}
