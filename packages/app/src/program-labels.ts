import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import type { Command } from 'commander';
import { agreementText, readAgreement } from './commands/agreement.ts';

/** Adds `voc labels`. */
export function addLabels(program: Command, config: Config): void {
  program
    .command('labels')
    .description('what people labelled')
    .exitOverride()
    .command('agreement')
    .description('how far people agree who labelled the same voices, and where they differ')
    .option('--json', 'print the result as JSON')
    .action(async (flags: { json?: boolean }) => {
      const found = await readAgreement(config, createLog(config.logLevel));
      process.stdout.write(`${flags.json ? JSON.stringify(found, null, 2) : agreementText(found)}\n`);
    });
}
