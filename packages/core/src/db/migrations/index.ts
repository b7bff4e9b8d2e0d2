import type { Migration } from 'kysely';
import * as nouns from './2026-11-27-1-nouns.ts';
import * as accounts from './2026-11-28-1-accounts.ts';
import * as loop from './2026-11-28-2-loop.ts';
import * as complaintVoices from './2026-11-28-3-complaint-voices.ts';
import * as bi from './2026-11-28-4-bi.ts';
import * as models from './2026-11-28-5-models.ts';
import * as vault from './2026-11-28-6-vault.ts';
import * as heartbeats from './2026-11-28-7-heartbeats.ts';
import * as companyLogin from './2026-11-28-8-company-login.ts';
import * as viewIndexes from './2026-11-28-9-view-indexes.ts';
import * as switches from './2026-11-29-1-switches.ts';
import * as voiceWords from './2026-11-29-3-voice-words.ts';
import * as surety from './2026-11-29-4-surety.ts';
import * as modelShifts from './2026-11-29-5-model-shifts.ts';
import * as reportDays from './2026-11-29-6-report-days.ts';
import * as themes from './2026-11-29-7-themes.ts';
import * as reportRows from './2026-11-29-8-report-rows.ts';
import * as surestLast from './2026-11-29-9-surest-last.ts';

/** Every migration by its dated name; frozen once released. */
export const migrations: Record<string, Migration> = {
  '2026-11-27-1-nouns': nouns,
  '2026-11-28-1-accounts': accounts,
  '2026-11-28-2-loop': loop,
  '2026-11-28-3-complaint-voices': complaintVoices,
  '2026-11-28-4-bi': bi,
  '2026-11-28-5-models': models,
  '2026-11-28-6-vault': vault,
  '2026-11-28-7-heartbeats': heartbeats,
  '2026-11-28-8-company-login': companyLogin,
  '2026-11-28-9-view-indexes': viewIndexes,
  '2026-11-29-1-switches': switches,
  '2026-11-29-3-voice-words': voiceWords,
  '2026-11-29-4-surety': surety,
  '2026-11-29-5-model-shifts': modelShifts,
  '2026-11-29-6-report-days': reportDays,
  '2026-11-29-7-themes': themes,
  '2026-11-29-8-report-rows': reportRows,
  '2026-11-29-9-surest-last': surestLast,
};
