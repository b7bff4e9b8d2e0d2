import { resolve } from 'node:path';
import type { Config } from '@voc/core/config';
import type { Command } from 'commander';
import { evaluate, writeErrors } from './commands/evaluate.ts';
import { mustExist } from './must-exist.ts';
import { loadClassifier, loadLanguage } from './seeds.ts';

/** Adds `voc eval`. */
export function addEval(program: Command, config: Config): void {
  program
    .command('eval')
    .description('measure the committed model and keyword rules on a labelled file')
    .requiredOption('--gold <file>', 'labelled items, one a line')
    .option('--by-leaf', 'with the table by leaf')
    .option('--errors <file>', 'write the counts by category that reports put into their intervals')
    .option('--json', 'print the result as JSON (always so)')
    .action((options: { gold: string; byLeaf?: boolean; errors?: string }) => {
      const gold = mustExist(resolve(config.cwd, options.gold));
      if (options.errors !== undefined)
        writeErrors(
          loadClassifier(config),
          loadLanguage().taxonomy,
          gold,
          resolve(config.cwd, options.errors),
        );
      const result = evaluate(loadClassifier(config), loadLanguage().lexicon, gold);
      const hide = (key: string, value: unknown): unknown =>
        key === 'by_leaf' && !options.byLeaf ? undefined : value;
      process.stdout.write(`${JSON.stringify(result, hide, 2)}\n`);
    });
}
