import { addDays, dayOf } from '@voc/core';
import type { Db } from '@voc/core/db';
import { type Action, judgeActions, type Outcome, outcomeText, windowsOver } from '@voc/report';
import { z } from 'zod';
import { wholeCompany } from '../../accounts/scope.ts';
import { readClosedActions } from '../../views/actions-store.ts';
import { readDataSpan } from '../../views/counts-store.ts';
import { readDataVersion } from '../../views/keep-by-version.ts';
import type { ApiDeps } from './endpoint.ts';

/** How an action stands, and what its effect was: 没有证据表明有效 is a normal answer. */
export const OutcomeReply = z.object({
  standing: z.string(),
  text: z.string(),
  ratio: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
});
export type OutcomeReply = z.infer<typeof OutcomeReply>;

/** Effects may be told as they were known so long ago; to judge all anew takes seconds. */
const freshMs = 600_000;

/** Actions whose window is over, with what was found. */
interface Book {
  judged: Map<string, { action: Action; outcome: Outcome }>;
  /** Of the data that all of them were judged by last. */
  version: string;
  judgedAt: number;
  /** The last work on the book: one after the other, so that nothing is judged twice. */
  work: Promise<void>;
}

const books = new WeakMap<Db, Book>();

function bookOf(db: Db): Book {
  const found = books.get(db);
  if (found) return found;
  const book: Book = { judged: new Map(), version: '', judgedAt: 0, work: Promise.resolve() };
  books.set(db, book);
  return book;
}

const keyOf = ({ actionId, closedOn, state }: Action): string => `${actionId} ${closedOn} ${state}`;

type JudgeDeps = Pick<ApiDeps, 'db' | 'now'>;

async function judgeInto({ db }: JudgeDeps, book: Book, actions: Action[], end: string): Promise<void> {
  const outcomes = await judgeActions(db, actions, end);
  for (const [at, action] of actions.entries()) {
    const outcome = outcomes[at];
    if (outcome) book.judged.set(keyOf(action), { action, outcome });
  }
}

/** Judges what is not known yet, and when the data have changed the rest for those who ask later. */
async function fillBook(deps: JudgeDeps, actions: readonly Action[], end: string): Promise<Book['judged']> {
  const book = bookOf(deps.db);
  const unknown = (): Action[] => actions.filter((action) => !book.judged.has(keyOf(action)));
  const next = (work: () => Promise<void>): Promise<void> => {
    const done = book.work.then(work);
    book.work = done.catch(() => undefined);
    return done;
  };
  const version = `${await readDataVersion(deps.db)} ${end}`;
  if (book.judged.size === 0) {
    book.version = version;
    book.judgedAt = deps.now().getTime();
  }
  if (unknown().length > 0) await next(() => judgeInto(deps, book, unknown(), end));
  else if (version !== book.version && deps.now().getTime() - book.judgedAt > freshMs) {
    book.judgedAt = deps.now().getTime();
    const known = [...book.judged.values()].map(({ action }) => action);
    void next(() => judgeInto(deps, book, known, end)).then(
      () => {
        book.version = version;
      },
      () => undefined,
    );
  }
  return book.judged;
}

const replyOf = (outcome: Outcome): OutcomeReply => ({
  standing: outcome.standing,
  text: outcomeText(outcome),
  ratio: outcome.effect?.ratio ?? null,
  lower: outcome.effect?.lower ?? null,
  upper: outcome.effect?.upper ?? null,
});

/** First day that is not known yet: that after the newest voice, and never after today. */
async function firstUnknownDay({ db, now }: JudgeDeps): Promise<string> {
  const span = await readDataSpan(db, { scope: wholeCompany });
  const tomorrow = addDays(dayOf(now()), 1);
  const days = span ? [addDays(span.to, 1), tomorrow] : [tomorrow];
  return days.sort()[0] ?? tomorrow;
}

/** How actions stand by what is known now. */
export async function tellOutcomes(
  deps: JudgeDeps,
  actions: readonly Action[],
): Promise<Map<string, OutcomeReply>> {
  const end = await firstUnknownDay(deps);
  const isOver = (action: Action): boolean => windowsOver(action, end) !== undefined;
  const judged = await fillBook(deps, actions.filter(isOver), end);
  const rest = actions.filter((action) => !isOver(action));
  const plain = await judgeActions(deps.db, rest, end);
  const outcomes = new Map(plain.map((outcome, at) => [rest[at]?.actionId, outcome]));
  const today = dayOf(deps.now());
  return new Map(
    actions.flatMap((action) => {
      const outcome = outcomes.get(action.actionId) ?? judged.get(keyOf(action))?.outcome;
      // What is late is told by the clock, not by the newest voice.
      const isLate = action.state === 'open' && action.dueOn < today;
      return outcome
        ? [[action.actionId, { ...replyOf(outcome), ...(isLate ? { standing: '逾期' } : {}) }] as const]
        : [];
    }),
  );
}

/** Judges the newest closed actions, so that the first who asks need not wait. */
export async function prepareOutcomes(deps: JudgeDeps): Promise<void> {
  await tellOutcomes(
    deps,
    await readClosedActions(deps.db, wholeCompany, { from: '1000-01-01', to: '9999-12-31' }),
  );
}
