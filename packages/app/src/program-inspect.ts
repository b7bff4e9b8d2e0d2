import { resolve } from 'node:path';
import type { Config } from '@voc/core/config';
import type { Command } from 'commander';
import { type Inspected, inspect } from './commands/inspect.ts';
import { describeInspection, describeProposal } from './describe-inspection.ts';

interface InspectFlags {
  json?: boolean;
  saveMapping?: boolean;
  name?: string;
}

function toJson(found: Inspected): object {
  if (found.outcome === 'readable')
    return { ...found.inspection, ...(found.saved === null ? {} : { saved: found.saved }) };
  const refused = found.error.details;
  return found.outcome === 'unknown' ? { ...found.proposal, refused } : { file: refused.file, refused };
}

function toText(found: Inspected): string {
  if (found.outcome === 'readable') {
    const saved = found.saved === null ? [] : [`已保存映射:${found.saved}`];
    return [...saved, describeInspection(found.inspection)].join('\n');
  }
  return found.outcome === 'unknown' ? describeProposal(found.proposal) : '';
}

/** Adds `voc inspect`. */
export function addInspect(program: Command, config: Config): void {
  program
    .command('inspect')
    .description('what a file is and what reading it would give; stores nothing')
    .argument('<file>', 'an export')
    .option(
      '--save-mapping',
      'write the proposed mapping into VOC_HOME/mappings, after which the file is read',
    )
    .option('--name <name>', 'name of that mapping')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, flags: InspectFlags) => {
      const found = await inspect(config, {
        file: resolve(config.cwd, file),
        saves: flags.saveMapping ?? false,
        name: flags.name,
      });
      const [only] = found;
      const json = found.length === 1 && only ? toJson(only) : { files: found.map(toJson) };
      const text = flags.json
        ? JSON.stringify(json, null, 2)
        : found
            .map(toText)
            .filter((one) => one !== '')
            .join('\n\n');
      if (text !== '') process.stdout.write(`${text}\n`);
      for (const one of found) {
        if (one.outcome === 'readable') continue;
        process.stderr.write(`${one.error.message}\n`);
        process.exitCode = 1;
      }
    });
}
