import { resolve } from 'node:path';
import { readConfig } from '@voc/core/config';
import { silentLog } from '@voc/core/log';
import type { Sources } from '@voc/ingest';
import { Command } from 'commander';
import { benchClassify } from './bench/bench-classify.ts';
import { benchCompany } from './bench/bench-company.ts';
import { benchDashboard } from './bench/bench-dashboard.ts';
import { benchEvidence } from './bench/bench-evidence.ts';
import { benchExperiments } from './bench/bench-experiments.ts';
import { benchIngest } from './bench/bench-ingest.ts';
import { benchMutations } from './bench/bench-mutations.ts';
import { benchPipeline } from './bench/bench-pipeline.ts';
import { benchRedLines } from './bench/bench-red-lines.ts';
import { benchReport } from './bench/bench-report.ts';
import { benchStats } from './bench/bench-stats.ts';
import { drawPictures } from './bench/draw-pictures.ts';
import { type RepeatedExport, repeatExport } from './bench/repeat-export.ts';
import {
  currentModelVersion,
  loadAdvice,
  loadCampaigns,
  loadClassifier,
  loadLanguage,
  loadSeedTaxonomy,
  loadServiceLevels,
  loadSources,
  redLineSet,
} from './seeds.ts';
import { browserOf, canWrite } from './write-reports.ts';

type RepeatedFile = Record<'in' | 'idColumn' | 'textColumn' | 'rows' | 'rounds', string>;

function sourceOf({ in: file, idColumn, textColumn }: RepeatedFile, sources: Sources): RepeatedExport {
  const isTemplate = (text: string): boolean => sources.findTemplate(text) !== undefined;
  return repeatExport({ path: resolve(readConfig().cwd, file), idColumn, textColumn, isTemplate });
}

/** Cuts texts where they are, by a segmenter that is loaded when the first are to be cut. */
function cutting(): (texts: readonly string[]) => Promise<string[][]> {
  const { segmenter } = loadLanguage();
  return async (texts) => texts.map((text) => segmenter.cut(text));
}

const program = new Command('bench').description('timings as ratios, measured in one run');

/** A bench on a real CSV that is repeated to so many rows. */
const addRepeated = (name: string, description: string, rows: string): Command =>
  program
    .command(name)
    .description(description)
    .requiredOption('--in <file>', 'CSV with a known layout')
    .requiredOption('--id-column <name>', 'column whose ids are made new in every repetition')
    .requiredOption('--text-column <name>', 'column of the texts')
    .option('--rows <n>', 'rows of the repeated file', rows)
    .option('--rounds <n>', 'rounds; the median counts', '3');

program
  .command('classify')
  .description(
    'voc classify, fast and accurate, against nodejieba.cut alone on the same texts, on one thread and on two',
  )
  .requiredOption('--in <file>', 'JSON lines, input of voc classify')
  .option('--rounds <n>', 'rounds; the median counts', '3')
  .action(async (options: { in: string; rounds: string }) => {
    const result = await benchClassify(resolve(readConfig().cwd, options.in), Number(options.rounds));
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
program
  .command('experiments')
  .description('what was tried for the classifier, measured on a fifth of labelled items')
  .requiredOption('--labels <file>', 'labelled items, one a line')
  .option('--net <dir>', 'folder of trained nets (packages/classify/pretrain)')
  .option('--texts <file>', 'unlabelled texts, one a line')
  .action((options: { labels: string; net?: string; texts?: string }) => {
    const at = (path: string): string => resolve(readConfig().cwd, path);
    const files = {
      labels: at(options.labels),
      net: options.net === undefined ? undefined : at(options.net),
      texts: options.texts === undefined ? undefined : at(options.texts),
    };
    benchExperiments(files, (line) => process.stdout.write(`${line}\n`));
  });
addRepeated(
  'pipeline',
  'a real CSV, repeated, from the first row read to the last classification, against cutting',
  '200000',
).action(async (options: RepeatedFile) => {
  const parts = { segmenter: loadLanguage().segmenter, mappings: loadSources(), log: silentLog };
  const source = sourceOf(options, parts.mappings);
  const result = await benchPipeline(source, Number(options.rows), Number(options.rounds), parts);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
});
addRepeated(
  'ingest',
  'a real CSV, repeated, into PostgreSQL, against a bare COPY of the same rows',
  '1000000',
).action(async (options: RepeatedFile) => {
  const parts = { mappings: loadSources(), log: silentLog };
  const source = sourceOf(options, parts.mappings);
  const result = await benchIngest(source, Number(options.rows), Number(options.rounds), parts);
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
});
program
  .command('mutations')
  .description(
    'a real export, damaged in many ways, into PostgreSQL: refused whole, or read and accounted for',
  )
  .requiredOption('--in <file>', 'an export')
  .option('--count <n>', 'mutations', '200')
  .option('--rows <n>', 'data rows that are kept of the file', '1000')
  .action(async (options: Record<'in' | 'count' | 'rows', string>) => {
    const result = await benchMutations({
      path: resolve(readConfig().cwd, options.in),
      count: Number(options.count),
      rows: Number(options.rows),
      mappings: loadSources(),
      log: silentLog,
    });
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    if (result.total.failed > 0) process.exitCode = 1;
  });
program
  .command('evidence')
  .description(
    'evidence of labels checked by deletion: what is left of the score without it, and of the label by it alone',
  )
  .requiredOption('--in <file>', 'JSON lines, input of voc classify')
  .option('--sample <n>', 'labels that a person judges', '200')
  .option('--seed <n>', 'seed they are drawn by', '1')
  .option('--sheet <file>', 'write them with the words of their items, to be judged')
  .option('--verdicts <file>', 'count what was judged, and fill it in on the sheet')
  .action((options: Record<'in' | 'sample' | 'seed', string> & { sheet?: string; verdicts?: string }) => {
    const config = readConfig();
    const inCwd = (path: string | undefined) => path && resolve(config.cwd, path);
    const result = benchEvidence(resolve(config.cwd, options.in), config, {
      count: Number(options.sample),
      seed: Number(options.seed),
      sheet: inCwd(options.sheet),
      verdicts: inCwd(options.verdicts),
    });
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });

program
  .command('red-lines')
  .description('recall and precision of red lines on the written items of tests/red-lines')
  .action(() => {
    process.stdout.write(benchRedLines(redLineSet, loadClassifier(readConfig())));
  });
program
  .command('stats')
  .description('alerts, lists and attribution on simulated companies, beside the methods of others')
  .argument('[part]', 'one bench alone')
  .option('--seeds <n>', 'simulated companies', '10')
  .option('--first <seed>', 'seed of the first of them', '1')
  .action((part: string | undefined, options: Record<'seeds' | 'first', string>) => {
    const result = benchStats(part, { seeds: Number(options.seeds), first: Number(options.first) });
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
program
  .command('company')
  .description('detection on the rolled-up days of a simulated company, in a database of its own')
  .option('--products <n>', 'products', '2000')
  .option('--weeks <n>', 'weeks of history', '26')
  .action(async (options: { products: string; weeks: string }) => {
    const size = { products: Number(options.products), days: 7 * Number(options.weeks) };
    const result = await benchCompany(size, loadSeedTaxonomy());
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
program
  .command('report')
  .description(
    'a weekly report of a company whose days are rolled up: composed, as a page, a workbook and a PDF',
  )
  .option('--products <n>', 'products', '2000')
  .option('--items <n>', 'items of thirteen weeks', '1000000')
  .option('--keep <dir>', 'folder of the database, filled once and used again')
  .action(async (options: { products: string; items: string; keep?: string }) => {
    const config = readConfig();
    const size = {
      products: Number(options.products),
      items: Number(options.items),
      keep: options.keep && resolve(config.cwd, options.keep),
    };
    const browser = canWrite('pdf', config) ? browserOf(config) : null;
    const parts = {
      taxonomy: loadSeedTaxonomy(),
      advice: loadAdvice(),
      serviceLevels: loadServiceLevels(),
      campaigns: loadCampaigns(config),
      cut: cutting(),
    };
    const result = await benchReport(size, parts, browser);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
program
  .command('dashboard')
  .description(
    'people walking through the dashboard of a company all at once: times by endpoint, and the first screen',
  )
  .option('--products <n>', 'products', '2000')
  .option('--items <n>', 'items', '1000000')
  .option('--weeks <n>', 'weeks of data', '26')
  .option('--users <n>', 'people', '20')
  .option('--seconds <n>', 'seconds that they walk', '90')
  .option('--pause <n>', 'seconds that one looks at a page, on the average', '2')
  .option('--keep <dir>', 'folder of the database, filled once and used again')
  .option('--node <flags...>', 'flags for Node of the server, as --cpu-prof')
  .action(
    async (
      options: Record<'products' | 'items' | 'weeks' | 'users' | 'seconds' | 'pause', string> & {
        keep?: string;
        node?: string[];
      },
    ) => {
      const config = readConfig();
      const size = {
        products: Number(options.products),
        items: Number(options.items),
        weeks: Number(options.weeks),
        users: Number(options.users),
        seconds: Number(options.seconds),
        pause: Number(options.pause),
        modelVersion: currentModelVersion(config),
        keep: options.keep && resolve(config.cwd, options.keep),
        nodeFlags: options.node ?? [],
        browser: canWrite('pdf', config) ? browserOf(config) : null,
      };
      const say = (line: string): void => void process.stdout.write(`${line}\n`);
      if (!(await benchDashboard(size, loadSeedTaxonomy(), say))) process.exitCode = 1;
    },
  );
program
  .command('pictures')
  .description('draw the pictures of docs/methods.md anew')
  .requiredOption('--out <dir>', 'folder, docs/images')
  .action((options: { out: string }) => {
    process.stdout.write(`${drawPictures(resolve(readConfig().cwd, options.out)).join('\n')}\n`);
  });
void program.parseAsync();
