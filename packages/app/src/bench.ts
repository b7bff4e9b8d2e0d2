import { resolve } from 'node:path';
import { benchClassify } from '@voc/classify';
import { ClassifyInput } from '@voc/core';
import { readConfig } from '@voc/core/config';
import { Command } from 'commander';
import { readJsonLines } from './read-lines.ts';
import { loadClassifier, loadLanguage } from './seeds.ts';

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
await program.parseAsync();
