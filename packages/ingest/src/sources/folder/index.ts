import { defineSource } from '../contract.ts';
import { checkFolder } from './check.ts';
import { FolderConfig } from './config.ts';
import { readFolder } from './read.ts';

/** A folder into which exports are dropped. */
export const folderSource = defineSource<FolderConfig>({
  name: 'folder',
  config: FolderConfig,
  place: ({ dir }) => dir,
  check: checkFolder,
  read: readFolder,
});
