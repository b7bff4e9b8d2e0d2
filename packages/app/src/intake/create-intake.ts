import { RejectedFileError, UsageError } from '@voc/core';
import { type Config, readSecretKey } from '@voc/core/config';
import { type Choices, type LayoutProposal, proposeLayout, saveMapping } from '@voc/ingest';
import { type Inspected, inspectAll } from '../commands/inspect.ts';
import type { Connection } from '../connect.ts';
import { type Imported, importFiles } from '../import-files.ts';
import { loadSources, ownMappings } from '../seeds.ts';

/** What the pages can do with a file that lies at a path for the time being. */
export interface Intake {
  inspect(path: string): Promise<Inspected[]>;
  /** The mapping as a person has chosen its columns; RejectedFileError for what is no table. */
  propose(path: string, choices: Choices): Promise<LayoutProposal>;
  /** Keeps a mapping that was proposed for good; UsageError says what it lacks. */
  save(proposal: LayoutProposal): void;
  import(path: string, shop: string, progress: (read: number) => void): Promise<Imported>;
}

type IntakeConfig = Pick<Config, 'home' | 'ownNumbers' | 'secretKey' | 'vaultKey'>;

/** Files read for the pages as the command line reads them. */
export function createIntake(config: IntakeConfig, { db, pool }: Pick<Connection, 'db' | 'pool'>): Intake {
  return {
    inspect: (file) => inspectAll(config, { file }),
    propose: (path, choices) => proposeLayout(path, loadSources(config), { choices }),
    save({ mapping, missing }) {
      if (!mapping) throw new UsageError(`不能保存映射:${missing.join(';')}`);
      saveMapping(ownMappings(config), mapping);
    },
    import: (path, shop, progress) =>
      importFiles({ db, pool }, [path], {
        shop,
        secretKey: readSecretKey(config),
        mappings: loadSources(config),
        progress: (_file, read) => progress(read),
      }),
  };
}

export const isRefused = (error: unknown): error is RejectedFileError | UsageError =>
  error instanceof RejectedFileError || error instanceof UsageError;
