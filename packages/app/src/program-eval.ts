import { resolve } from 'node:path';
import { loadLexicon } from '@voc/classify';
import { namesOf } from '@voc/core';
import type { Config } from '@voc/core/config';
import type { Command } from 'commander';
import { evaluate, writeErrors, writePage } from './commands/evaluate.ts';
import { describeEvaluation } from './evaluation/index.ts';
import { mustExist } from './must-exist.ts';
import { classifierFilesOf, loadClassifier, loadSeedTaxonomy } from './seeds.ts';

interface EvalFlags {
  gold: string;
  byLeaf?: boolean;
  errors?: string;
  html?: string;
  json?: boolean;
}

/** Adds `voc eval`. */
export function addEval(program: Command, config: Config): void {
  program
    .command('eval')
    .description('measure the committed model and keyword rules on a labelled file')
    .requiredOption('--gold <file>', 'labelled items, one a line')
    .option('--html <file>', 'write a page with confusion matrices, reliability and the worst errors')
    .option('--errors <file>', 'write the counts by category that reports put into their intervals')
    .option('--json', 'print the result as JSON')
    .option('--by-leaf', 'with --json: with the tables by leaf')
    .action((flags: EvalFlags) => {
      const gold = mustExist(resolve(config.cwd, flags.gold));
      const taxonomy = loadSeedTaxonomy(config);
      const { lexicon, abstainBelow } = classifierFilesOf(config);
      const evaluated = evaluate(loadClassifier(config), loadLexicon(lexicon), gold);
      if (flags.errors !== undefined)
        writeErrors(evaluated, { taxonomy, abstainBelow }, resolve(config.cwd, flags.errors));
      if (flags.html !== undefined) writePage(evaluated, taxonomy, resolve(config.cwd, flags.html));
      const { evaluation } = evaluated;
      const hide = (key: string, value: unknown): unknown =>
        !flags.byLeaf && ['by_leaf', 'leaves', 'confusions'].includes(key) ? undefined : value;
      const text = flags.json
        ? JSON.stringify(evaluation, hide, 2)
        : describeEvaluation(evaluation, namesOf(taxonomy));
      process.stdout.write(`${text}\n`);
    });
}
