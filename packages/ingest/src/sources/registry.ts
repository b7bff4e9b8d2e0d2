import type { SourceKind } from './contract.ts';
import { folderSource } from './folder/index.ts';
import { restSource } from './rest/index.ts';

/** Every kind of source, by which configuration files are read. */
export const sourceKinds: readonly SourceKind[] = [restSource, folderSource];
