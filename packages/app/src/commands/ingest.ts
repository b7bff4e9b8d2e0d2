import { basename } from 'node:path';
import { type Config, readSecretKey } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { withMigratedDatabase } from '../connect.ts';
import { type Imported, importFiles } from '../import-files.ts';
import type { ProgressLine } from '../progress.ts';
import { loadSources } from '../seeds.ts';

/** `voc ingest`: reads files into items and leaves the rest to the workers. */
export async function ingest(
  config: Config,
  log: Log,
  options: { files: readonly string[]; shop: string },
  line: ProgressLine,
): Promise<Imported> {
  const settings = {
    shop: options.shop,
    secretKey: readSecretKey(config),
    mappings: loadSources(config),
    progress: (file: string, read: number) => line.show(`读取 ${basename(file)}:${read} 行`),
  };
  try {
    return await withMigratedDatabase(config, log, (connection) =>
      importFiles(connection, options.files, settings),
    );
  } finally {
    line.end();
  }
}
