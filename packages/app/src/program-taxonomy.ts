import { UsageError } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { withMigratedDatabase } from './connect.ts';
import { loadSeedTaxonomy } from './seeds.ts';
import { renameLeaves } from './taxonomy/rename-store.ts';

/** Adds `voc taxonomy`. */
export function addTaxonomy(program: Command, config: Config): void {
  program
    .command('taxonomy')
    .description("a company's own taxonomy")
    .exitOverride()
    .command('apply')
    .description('call stored old leaves what leaf-map.tsv says they became; their days are counted again')
    .option('--by <person>', 'who says so')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { by?: string; json?: boolean }) => {
      const { by } = flags;
      if (!by) throw new UsageError('请写明是谁(--by 姓名)');
      const { former } = loadSeedTaxonomy(config);
      if (!former || former.size === 0)
        throw new UsageError('没有对应表(taxonomy.json 旁的 leaf-map.tsv),没有要改的类目');
      const renamed = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        renameLeaves(db, former, { by: by.trim(), at: new Date() }),
      );
      const { classifications, labels } = renamed;
      const text = `已改名:分类 ${classifications} 条,人工标注 ${labels} 条;有关的日子随后重新汇总`;
      process.stdout.write(`${flags.json ? JSON.stringify(renamed, null, 2) : text}\n`);
    });
}
