import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { readBiViews, writeBiPage } from '@voc/report';
import type { Command } from 'commander';
import { withMigratedDatabase } from './connect.ts';

/** Adds `voc bi`. */
export function addBi(program: Command, config: Config): void {
  program
    .command('bi')
    .description('the views for BI tools with their columns, as a page of Markdown')
    .action(async () => {
      const views = await withMigratedDatabase(config, createLog(config.logLevel), ({ db }) =>
        readBiViews(db),
      );
      process.stdout.write(writeBiPage(views));
    });
}
