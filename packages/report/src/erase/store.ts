import type { Tx } from '@voc/core';
import { sql } from 'kysely';
import { canonicalJson, sha256 } from '../compose/canonical.ts';
import { createRecogniser, forgetInJson, forgetInText } from './forget-words.ts';

/** What quoted the words: reports by kind and period, alerts by key. */
export interface Forgotten {
  reports: { kind: string; scope: string; period: string; revision: number }[];
  alerts: string[];
}

type IsTheirs = ReturnType<typeof createRecogniser>;

async function forgetInReports(tx: Tx, isTheirs: IsTheirs): Promise<Forgotten['reports']> {
  const keys = await tx
    .selectFrom('reports')
    .select(['kind', 'scope', 'period', 'revision'])
    .orderBy('kind')
    .orderBy('period')
    .orderBy('revision')
    .execute();
  const changed: Forgotten['reports'] = [];
  await sql`set local voc.erasing = 'on'`.execute(tx);
  // One at a time: years of reports would not fit into memory.
  for (const { kind, scope, period, revision } of keys) {
    const one = tx
      .selectFrom('reports')
      .select('content')
      .where('kind', '=', kind)
      .where('scope', '=', scope)
      .where('period', '=', period)
      .where('revision', '=', revision);
    const { content } = await one.executeTakeFirstOrThrow();
    const kept = canonicalJson(forgetInJson(JSON.parse(content), isTheirs));
    if (kept === content) continue;
    await tx
      .updateTable('reports')
      .set({ content: kept, content_sha256: sha256(kept) })
      .where('kind', '=', kind)
      .where('scope', '=', scope)
      .where('period', '=', period)
      .where('revision', '=', revision)
      .execute();
    changed.push({ kind, scope, period, revision });
  }
  return changed;
}

async function forgetInAlerts(tx: Tx, isTheirs: IsTheirs): Promise<string[]> {
  const alerts = await tx
    .selectFrom('alerts')
    .select(['dedup_key', 'card', 'evidence'])
    .orderBy('dedup_key')
    .execute();
  const changed: string[] = [];
  for (const { dedup_key: key, card, evidence } of alerts) {
    const kept = { card: forgetInText(card, isTheirs), evidence: forgetInJson(evidence, isTheirs) };
    const text = JSON.stringify(kept.evidence);
    if (kept.card === card && text === JSON.stringify(evidence)) continue;
    await tx
      .updateTable('alerts')
      .set({ card: kept.card, evidence: text })
      .where('dedup_key', '=', key)
      .execute();
    changed.push(key);
  }
  return changed;
}

/**
 * Takes a person's words out of every revision of every report and out of every alert; numbers stay as they were
 * told, and follow with the next revision. The hash of a report is that of what is left.
 */
export async function forgetWords(tx: Tx, words: readonly string[]): Promise<Forgotten> {
  if (words.length === 0) return { reports: [], alerts: [] };
  const isTheirs = createRecogniser(words);
  return { reports: await forgetInReports(tx, isTheirs), alerts: await forgetInAlerts(tx, isTheirs) };
}
