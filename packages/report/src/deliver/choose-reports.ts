import { addDays, type Day, dayOf } from '@voc/core';
import { company } from '../compose/scope.ts';

/** The newest revision of a report that may go out. */
export interface Deliverable {
  kind: string;
  /** `company`, or the part of it that the report is of. */
  scope: string;
  period: string;
  revision: number;
  /** The first day after its period. */
  end: Day;
}

/** A delivery of some revision of a report. */
export interface Delivered {
  key: string;
  channel: string;
  recipient: string;
  /** May be tried now; otherwise it is done with, at work, or waits for its next try. */
  mayBeTried: boolean;
  /** pending, sending, sent, failed or unknown. */
  state: string;
  claimedOn: Day | null;
}

/** What names a revision. */
export type RevisionName = Pick<Deliverable, 'kind' | 'scope' | 'period' | 'revision'>;

/** One message to one recipient. */
export interface ReportParcel {
  channel: string;
  recipient: string;
  reports: (RevisionName & { isCorrection: boolean })[];
}

interface Addressee {
  name: string;
  channel: string;
  reports: readonly string[];
  /** What the reports are of: each report goes to those who asked for its scope. */
  scopes: readonly string[];
}

/** So many days after its end a report is still news; a first import of last year sends nobody its weeks. */
export const freshDays: Readonly<Record<string, number>> = { week: 10, month: 20, quarter: 40 };

/** More reports than this for one recipient are told in one message. */
const maxSingle = 5;

/** Names a report in the table of deliveries, `week/2026-W46` or `week/2026-W46/brand:禾棉`. */
export const reportTarget = ({ kind, scope, period }: Omit<RevisionName, 'revision'>): string =>
  [kind, period, ...(scope === company ? [] : [scope])].join('/');
/** Names a revision there, `week/2026-W46@2`. */
export const revisionKey = (one: RevisionName): string => `${reportTarget(one)}@${one.revision}`;

/** A correction on the day of the one before waits for the next day: late files come in handfuls. */
function isDue(one: Deliverable, told: readonly Delivered[], today: Day): boolean {
  const own = told.find(({ key }) => key === revisionKey(one));
  if (own) return own.mayBeTried;
  return !told.some(
    ({ state, claimedOn }) =>
      state === 'sending' || (state !== 'pending' && state !== 'failed' && claimedOn === today),
  );
}

/** Which reports to send to whom now: every recipient each fresh report once, and its corrections. */
export function chooseReports(
  recipients: readonly Addressee[],
  deliverables: readonly Deliverable[],
  delivered: readonly Delivered[],
  at: Date,
): ReportParcel[] {
  const today = dayOf(at);
  const fresh = deliverables.filter(({ kind, end }) => end >= addDays(today, -(freshDays[kind] ?? 0)));
  return recipients.flatMap(({ name, channel, reports: kinds, scopes }) => {
    const ours = delivered.filter((one) => one.channel === channel && one.recipient === name);
    const due = fresh
      .filter(({ kind, scope }) => kinds.includes(kind) && scopes.includes(scope))
      .map((one) => ({ one, told: ours.filter(({ key }) => key.startsWith(`${reportTarget(one)}@`)) }))
      .filter(({ one, told }) => isDue(one, told, today))
      .map(({ one: { kind, scope, period, revision }, told }) => ({
        kind,
        scope,
        period,
        revision,
        isCorrection: told.some(
          ({ state, key }) =>
            key !== revisionKey({ kind, scope, period, revision }) &&
            state !== 'failed' &&
            state !== 'pending',
        ),
      }));
    const parcel = (reports: ReportParcel['reports']): ReportParcel => ({
      channel,
      recipient: name,
      reports,
    });
    if (due.length === 0) return [];
    return due.length > maxSingle ? [parcel(due)] : due.map((one) => parcel([one]));
  });
}
