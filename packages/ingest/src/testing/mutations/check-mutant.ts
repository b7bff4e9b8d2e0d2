import { writeFileSync } from 'node:fs';
import { RejectedFileError } from '@voc/core';
import { importFile } from '../../import-file.ts';
import type { ImportResult } from '../../import-table.ts';
import type { Sources } from '../../load-mappings.ts';
import { type Mutant, mutate } from './mutations.ts';
import { createRandom } from './random.ts';
import type { SourceTable } from './source-table.ts';
import { countStored, type Pool, type Stored } from './stored-store.ts';

/** What became of a mutant; `problem` is what may never be. */
export interface Outcome {
  kind: string;
  outcome: 'read' | 'refused' | 'failed';
  /** Why the file was refused, without its name and place. */
  reason?: string;
  problem?: string;
  /** Processor time of this process. */
  ms: number;
}

export interface MutantTrial {
  pool: Pool;
  mappings: Sources;
  source: SourceTable;
  /** Where the mutant is written. */
  path: string;
  number: number;
}

const seed = 20_261_127;
/** Patience with a small file, and with each MB. */
const baseMs = 2000;
const msPerMB = 2000;

function problemOfRead(result: ImportResult, stored: Stored, mutant: Mutant): string | undefined {
  const { read, accepted, duplicate, template, quarantined, kind } = result;
  if (read !== accepted + duplicate + template + quarantined) return `read ${read} is not the sum`;
  if (kind !== 'chats' && mutant.rows !== undefined && read !== mutant.rows)
    return `read ${read} of ${mutant.rows} rows`;
  if (stored.items > accepted) return `${stored.items} items of ${accepted} accepted`;
  const rated = kind === 'ratings' ? accepted : 0;
  if (stored.ratings !== rated) return `${stored.ratings} ratings stored, ${rated} accepted`;
  if (stored.quarantined !== quarantined) return `${stored.quarantined} rows set aside, ${quarantined} told`;
  if (stored.templates > template) return `${stored.templates} templates stored, ${template} told`;
  return stored.imports === 1 ? undefined : `${stored.imports} imports stored`;
}

function problemOfRefusal(error: RejectedFileError, stored: Stored): string | undefined {
  const { file, problem, remedy } = error.details;
  if (file === '' || problem === '' || remedy === '') return 'refused without file, problem or remedy';
  return Object.values(stored).some((count) => count > 0) ? 'refused, but something is stored' : undefined;
}

async function judge(trial: MutantTrial, mutant: Mutant): Promise<Omit<Outcome, 'kind' | 'ms'>> {
  const { pool, mappings, path, number } = trial;
  const shop = `m${number}`;
  try {
    const result = await importFile({ pool, mappings, path, shop, secretKey: 'mutations' });
    const problem = problemOfRead(result, await countStored(pool, shop), mutant);
    return { outcome: problem ? 'failed' : 'read', problem };
  } catch (error) {
    if (!(error instanceof RejectedFileError)) return { outcome: 'failed', problem: String(error) };
    const problem = problemOfRefusal(error, await countStored(pool, shop));
    return { outcome: problem ? 'failed' : 'refused', reason: error.details.problem, problem };
  }
}

/** Imports the mutant of a number into a shop of its own and holds the outcome against what must be. */
export async function checkMutant(trial: MutantTrial): Promise<Outcome> {
  const mutant = mutate(trial.source, createRandom(seed + trial.number), trial.number);
  writeFileSync(trial.path, mutant.bytes);
  // Time of this process alone: how busy the machine is does not matter.
  const start = process.cpuUsage();
  const judged = await judge(trial, mutant);
  const { user, system } = process.cpuUsage(start);
  const ms = Math.round((user + system) / 1000);
  if (ms <= baseMs + (mutant.bytes.length / 1e6) * msPerMB) return { kind: mutant.kind, ms, ...judged };
  return { kind: mutant.kind, ms, outcome: 'failed', problem: `took ${ms} ms` };
}
