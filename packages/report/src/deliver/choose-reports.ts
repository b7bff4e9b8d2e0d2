import { addDays, type Day, dayOf } from '@voc/core';

/** The newest revision of a report that may go out. */
export interface Deliverable {
  kind: string;
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

/** One message to one recipient. */
export interface ReportParcel {
  channel: string;
  recipient: string;
  reports: { kind: string; period: string; revision: number; isCorrection: boolean }[];
}

interface Addressee {
  name: string;
  channel: string;
  reports: readonly string[];
}

/** So many days after its end a report is still news; a first import of last year sends nobody its weeks. */
export const freshDays: Readonly<Record<string, number>> = { week: 10, month: 20, quarter: 40 };

/** More reports than this for one recipient are told in one message. */
const maxSingle = 5;

export const reportTarget = ({ kind, period }: { kind: string; period: string }): string =>
  `${kind}/${period}`;
/** Names a revision in the table of deliveries, `week/2026-W46@2`. */
export const revisionKey = (one: { kind: string; period: string; revision: number }): string =>
  `${reportTarget(one)}@${one.revision}`;

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
  return recipients.flatMap(({ name, channel, reports: kinds }) => {
    const ours = delivered.filter((one) => one.channel === channel && one.recipient === name);
    const due = fresh
      .filter(({ kind }) => kinds.includes(kind))
      .map((one) => ({ one, told: ours.filter(({ key }) => key.startsWith(`${reportTarget(one)}@`)) }))
      .filter(({ one, told }) => isDue(one, told, today))
      .map(({ one: { kind, period, revision }, told }) => ({
        kind,
        period,
        revision,
        isCorrection: told.some(
          ({ state, key }) =>
            key !== revisionKey({ kind, period, revision }) && state !== 'failed' && state !== 'pending',
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
