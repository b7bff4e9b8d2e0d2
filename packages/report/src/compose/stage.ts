import {
  type AnyStage,
  type Calendar,
  defineStage,
  FatalError,
  isoCalendar,
  type Message,
  PeriodKind,
  type Taxonomy,
  type Tx,
} from '@voc/core';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Campaign } from '../alerts/campaigns.ts';
import type { ModelError } from '../classifier-error/types.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { describeChanges } from './changes.ts';
import { composeReport } from './compose-report.ts';
import { essenceOf } from './essence.ts';
import type { AdviceRules } from './facts/advice-rules.ts';
import type { RankPeers } from './facts/rank.ts';
import type { ServiceLevels } from './facts/service-levels.ts';
import { type CutTexts, type Prepared, readFacts } from './facts-store.ts';
import { dueReports, readDataVersion, readRequest } from './request-store.ts';
import { Report } from './schema.ts';
import { company } from './scope.ts';
import { latestReport, type StoredReport } from './store.ts';

const Payload = z.object({ kind: PeriodKind, scope: z.string().default(company), period: z.string() });

export interface ComposeOptions {
  taxonomy: Taxonomy;
  modelVersion: string;
  /** Measured error of this model version; intervals hold it. */
  modelError?: ModelError | undefined;
  rank: RankPeers;
  /** What to check and change by department; without it reports advise nobody. */
  advice?: AdviceRules | undefined;
  campaigns?: readonly Campaign[] | undefined;
  /** Promised times of customer service; without them reports tell nothing of it. */
  serviceLevels?: ServiceLevels | undefined;
  /** Hash of the program's sources, kept with each report. */
  program?: string | undefined;
  /** Cuts texts into words; without it no words are told of a change. */
  cut?: CutTexts | undefined;
  calendar?: Calendar;
}

interface Composed {
  kind: string;
  scope: string;
  period: string;
  content: string;
  sha256: string;
  changes: string;
  dataVersion: string;
}

interface Loaded extends Prepared {
  before: StoredReport | null;
  dataVersion: string;
}

/** An older form of the JSON cannot be compared word by word; it is simply replaced by the next revision. */
function parseStored(stored: StoredReport | null): Report | null {
  if (!stored) return null;
  return Report.safeParse(JSON.parse(stored.content)).data ?? null;
}

function compose({ facts, ground, before, dataVersion }: Loaded): Composed {
  const report = Report.parse(composeReport(facts, ground));
  const content = canonicalJson(report);
  const earlier = parseStored(before);
  const changes = before && !earlier ? '报告格式升级' : describeChanges(earlier, report);
  const { kind, id } = facts.period;
  return { kind, scope: facts.scope, period: id, content, sha256: sha256(content), changes, dataVersion };
}

async function save(report: Composed, tx: Tx): Promise<void> {
  const key = { kind: report.kind, scope: report.scope, period: report.period };
  // A second worker may have composed the same request; whoever comes later sees what the first one wrote.
  await sql`select 1 from report_requests where kind = ${key.kind} and scope = ${key.scope} and period = ${key.period} for update`.execute(
    tx,
  );
  // Rolled up anew since it was read: the request stays due and is made from the newer state.
  if ((await readDataVersion(tx)) !== report.dataVersion) return;
  const latest = await latestReport(tx, key);
  if (!latest || essenceOf(latest.content) !== essenceOf(report.content)) {
    await tx
      .insertInto('reports')
      .values({
        ...key,
        revision: (latest?.revision ?? 0) + 1,
        content: report.content,
        content_sha256: report.sha256,
        changes: report.changes,
      })
      .execute();
  }
  await tx
    .updateTable('report_requests')
    .set({ state: 'done' })
    .where('kind', '=', key.kind)
    .where('scope', '=', key.scope)
    .where('period', '=', key.period)
    .execute();
}

/** The compose stage: makes each requested report once its data are complete; equal content makes no revision. */
export function createComposeStage(options: ComposeOptions): AnyStage {
  const { calendar = isoCalendar, rank, taxonomy, modelVersion, modelError } = options;
  return defineStage({
    name: 'compose',
    payload: Payload,
    due: async ({ db }, limit) =>
      (await dueReports(db, limit)).map(
        ({ kind, scope, period }): Message => ({
          stage: 'compose',
          // A key takes neither colons nor Chinese.
          key: ['compose', kind, period, ...(scope === company ? [] : [sha256(scope).slice(0, 12)])].join(
            '-',
          ),
          payload: { kind, scope, period },
        }),
      ),
    load: async ({ kind, scope, period: id }, { db }) => {
      const dataVersion = await readDataVersion(db);
      const request = await readRequest(db, { kind, scope, period: id });
      if (!request) throw new FatalError(`No report of ${kind} ${id} has been requested`);
      const { start, end, asOf } = request;
      const prepared = await readFacts(db, {
        period: { kind, id, start, end },
        scope,
        asOf: asOf.toISOString(),
        taxonomy,
        modelVersion,
        modelError: modelError?.modelVersion === modelVersion ? modelError : null,
        calendar,
        rank,
        program: options.program,
        cut: options.cut,
        advice: options.advice,
        campaigns: options.campaigns,
        serviceLevels: options.serviceLevels,
      });
      return { ...prepared, dataVersion, before: await latestReport(db, { kind, scope, period: id }) };
    },
    transform: compose,
    save,
    next: () => [],
  });
}
