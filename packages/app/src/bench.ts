import { resolve } from 'node:path';
import { benchClassify } from '@voc/classify';
import { ClassifyInput } from '@voc/core';
import { readConfig } from '@voc/core/config';
import { silentLog } from '@voc/core/log';
import { Command } from 'commander';
import { benchPipeline } from './bench/bench-pipeline.ts';
import { repeatExport } from './bench/repeat-export.ts';
import { readJsonLines } from './read-lines.ts';
import { loadClassifier, loadLanguage, loadSources } from './seeds.ts';

async function readTexts(path: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { text } of readJsonLines(path, ClassifyInput, '{id, kind, text}'))
    if (text) texts.push(text);
  return texts;
}

const program = new Command('bench').description('timings as ratios, measured in one run');
program
  .command('classify')
  .description('classification, cutting included, against nodejieba.cut alone on the same texts')
  .requiredOption('--in <file>', 'JSON lines, input of voc classify')
  .option('--rounds <n>', 'rounds; the median counts', '3')
  .action(async (options: { in: string; rounds: string }) => {
    const texts = await readTexts(resolve(readConfig().cwd, options.in));
    const result = benchClassify(texts, loadClassifier(), loadLanguage().segmenter, Number(options.rounds));
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
program
  .command('pipeline')
  .description('a real CSV, repeated, from the first row read to the last classification, against cutting')
  .requiredOption('--in <file>', 'CSV with a known layout')
  .requiredOption('--id-column <name>', 'column whose ids are made new in every repetition')
  .requiredOption('--text-column <name>', 'column of the texts')
  .option('--rows <n>', 'rows of the repeated file', '200000')
  .option('--rounds <n>', 'rounds; the median counts', '3')
  .action(async (options: Record<'in' | 'idColumn' | 'textColumn' | 'rows' | 'rounds', string>) => {
    const mappings = loadSources();
    const { idColumn, textColumn } = options;
    const isTemplate = (text: string): boolean => mappings.findTemplate(text) !== undefined;
    const source = repeatExport({
      path: resolve(readConfig().cwd, options.in),
      idColumn,
      textColumn,
      isTemplate,
    });
    const parts = {
      segmenter: loadLanguage().segmenter,
      mappings,
      log: silentLog,
    };
    const result = await benchPipeline(source, Number(options.rows), Number(options.rounds), parts);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
await program.parseAsync();
