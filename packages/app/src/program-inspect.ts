import { resolve } from 'node:path';
import type { Config } from '@voc/core/config';
import { describeFault, inspectFile } from '@voc/ingest';
import type { Command } from 'commander';
import { loadSources } from './seeds.ts';

type Inspection = Awaited<ReturnType<typeof inspectFile>>;

function describe(found: Inspection): string {
  const columns = found.columns.map(({ name, field }) => `  ${name} → ${field ?? '(不用)'}`);
  const examples = found.examples.map((example) => `  ${describeFault({ file: found.file, ...example })}`);
  return [
    `${found.file}:${found.format},${found.encoding},映射 ${found.mapping}(第 ${found.mappingVersion} 版),内容 ${found.kind}`,
    ...columns,
    `可读 ${found.readable} 行,不可读 ${found.refused} 行,共 ${found.rows} 行`,
    ...examples,
  ].join('\n');
}

/** Adds `voc inspect`. */
export function addInspect(program: Command, config: Config): void {
  program
    .command('inspect')
    .description('what a file is and what reading it would give; writes nothing')
    .argument('<file>', 'an export')
    .option('--json', 'print the result as JSON')
    .action(async (file: string, options: { json?: boolean }) => {
      const found = await inspectFile(resolve(config.cwd, file), loadSources());
      process.stdout.write(`${options.json ? JSON.stringify(found, null, 2) : describe(found)}\n`);
    });
}
