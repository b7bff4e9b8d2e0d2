import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  AbstentionSetting,
  type Classifier,
  type ClassifierFiles,
  createJieba,
  type Lexicon,
  loadLexicon,
  openClassifier,
  readModelVersion,
  type Segmenter,
} from '@voc/classify';
import { leafIdsOf, loadRefundReasons, loadTaxonomy, RejectedFileError, type Taxonomy } from '@voc/core';
import type { Config } from '@voc/core/config';
import { loadMappings, type Sources, vaultKeyOf } from '@voc/ingest';
import { AdviceRules, type Campaign, Campaigns, Deadlines, Patience, ServiceLevels } from '@voc/report';
import type { z } from 'zod';
import { learnedFolder, type ModelChoice } from './models/current-model.ts';
import { readJson } from './read-json.ts';

const seeds = resolve(dirname(fileURLToPath(import.meta.url)), '../../../seeds');

/** Written items that red lines are measured with. */
export const redLineSet = resolve(seeds, '../tests/red-lines');

export const modelFolder = join(seeds, 'model');
/** Labelled items that were written for the project. */
export const goldFolder = join(seeds, 'gold');
/** Written items that the scorer of red lines learns from. */
export const redLineFolder = join(seeds, 'red-lines');

export interface Language {
  taxonomy: Taxonomy;
  lexicon: Lexicon;
  segmenter: Segmenter;
}

const files: Omit<ClassifierFiles, 'abstainBelow'> = {
  taxonomy: join(seeds, 'taxonomy', 'taxonomy.json'),
  lexicon: join(seeds, 'lexicon'),
  models: modelFolder,
};

/** A company's own taxonomy, `VOC_HOME/taxonomy/taxonomy.json`, where it has one; else that of the seeds. */
function taxonomyFile({ home }: { home?: string } = {}): string {
  const own = home === undefined ? undefined : join(home, 'taxonomy', 'taxonomy.json');
  return own !== undefined && existsSync(own) ? own : files.taxonomy;
}

/** A file of VOC_HOME in place of the one of the seeds; RejectedFileError for a wrong one. */
function readOwn<T>(
  config: { home?: string } | undefined,
  folder: string,
  name: string,
  schema: z.ZodType<T>,
): T {
  const own = config?.home && join(config.home, name);
  const path = own && existsSync(own) ? own : join(seeds, folder, name);
  return readJson(path, schema, `见 seeds/${folder}/${name}`);
}

/** When an item is set aside. */
export const loadAbstention = (config?: { home?: string }): AbstentionSetting =>
  readOwn(config, 'abstention', 'abstention.json', AbstentionSetting);

/** Where classification is loaded from: the learned model that counts, else the committed one. */
export function classifierFilesOf(choice: ModelChoice): ClassifierFiles {
  const { accurate, fast } = loadAbstention(choice);
  return {
    ...files,
    taxonomy: taxonomyFile(choice),
    models: learnedFolder(choice) ?? modelFolder,
    fast: choice.fastModel,
    abstainBelow: choice.fastModel ? fast : accurate,
  };
}

/**
 * The taxonomy alone; the segmenter takes a second and 250 MB. RejectedFileError where a company's own says nothing of a leaf
 * that the program knows: it has to keep it, or tell in `leaf-map.tsv` what became of it.
 */
export function loadSeedTaxonomy(config?: { home?: string }): Taxonomy {
  const taxonomy = loadTaxonomy(taxonomyFile(config));
  const known = new Set([...leafIdsOf(taxonomy), ...(taxonomy.former?.keys() ?? [])]);
  const lost = leafIdsOf(loadTaxonomy(files.taxonomy)).filter((id) => !known.has(id));
  if (lost.length === 0) return taxonomy;
  throw new RejectedFileError({
    file: 'taxonomy.json',
    problem: `没有说明 ${lost.join('、')} 变成了什么`,
    remedy: '保留这些类目,或在同一文件夹的 leaf-map.tsv 里写明各自对应的新编号',
  });
}

/** Words that complain and name nothing: no theme is told by them. */
export function loadVagueWords(): ReadonlySet<string> {
  const lines = readFileSync(join(files.lexicon, 'vague-words.txt'), 'utf8').split(/\r?\n/);
  return new Set(lines.filter((line) => !line.startsWith('#')).flatMap((line) => line.trim().split(/\s+/)));
}

/** Taxonomy, lexicon and segmenter; the taxonomy is a company's own where it has one. */
export function loadLanguage(config?: { home?: string }): Language {
  const lexicon = loadLexicon(files.lexicon);
  return { taxonomy: loadSeedTaxonomy(config), lexicon, segmenter: createJieba(lexicon.userDictionary) };
}

/** The classifier with the committed model, in this thread. */
export const loadClassifier = (choice: ModelChoice): Classifier => openClassifier(classifierFilesOf(choice));

/** Where a company keeps mappings of its own. */
export const ownMappings = ({ home }: { home: string }): string => join(home, 'mappings');

/** Mapping files and templates that tell how exports are read; with a configuration, what is the company's own too. */
export const loadSources = (config?: Pick<Config, 'home' | 'ownNumbers' | 'vaultKey'>): Sources => ({
  ...loadMappings(join(seeds, 'sources'), config && ownMappings(config)),
  refundReasons: loadRefundReasons(join(files.lexicon, 'refund-reasons.tsv')),
  ownNumbers: config?.ownNumbers,
  vaultKey: config?.vaultKey === undefined ? undefined : vaultKeyOf(config.vaultKey),
});

/** The demo company's exports, catalogue first. */
export const demoFolder = join(seeds, 'demo', 'data');

/** Deadlines of actions by grade. */
export const loadDeadlines = (config?: { home: string }): Deadlines =>
  readOwn(config, 'sla', 'sla.json', Deadlines);

/** How long people are waited for before somebody above them is told. */
export const loadPatience = (config?: { home: string }): Patience =>
  readOwn(config, 'sla', 'patience.json', Patience);

/** The rules of advice. */
export const loadAdvice = (config?: { home: string }): AdviceRules =>
  readOwn(config, 'advice', 'advice.json', AdviceRules);

/** Promised times of customer service. */
export const loadServiceLevels = (config?: { home: string }): ServiceLevels =>
  readOwn(config, 'sla', 'service.json', ServiceLevels);

/** The model whose classifications count. */
export const currentModelVersion = (choice: ModelChoice): string =>
  readModelVersion(learnedFolder(choice) ?? modelFolder, choice.fastModel);

/** The model that comes with the program. */
export const committedVersion = ({ fastModel }: ModelChoice): string =>
  readModelVersion(modelFolder, fastModel);

/** When reports are asked for unless a company says otherwise. */
export const seedSchedules = join(seeds, 'schedules', 'schedules.json');

/** The campaign calendar, with the company's own campaigns in `VOC_HOME/campaigns.json`; RejectedFileError for a wrong file. */
export function loadCampaigns({ home }: { home: string }): Campaign[] {
  const files = [join(seeds, 'campaigns', 'campaigns.json'), join(home, 'campaigns.json')];
  const shape = '[{name, from, to}],日期写成 2026-11-11';
  return files.filter((file) => existsSync(file)).flatMap((file) => readJson(file, Campaigns, shape));
}
