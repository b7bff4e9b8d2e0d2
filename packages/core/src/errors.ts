/** Base of all errors we raise on purpose; the subclass says what to do about it. */
class VocError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Worth trying again by itself: a service was away, a transaction lost a race. */
export class RetriableError extends VocError {}

/** This record cannot be used; record it with its reason and go on with the next. */
export class SkippableError extends VocError {}

/** Stop: going on would lose or falsify data, or the installation is broken. */
export class FatalError extends VocError {}

/** The command was called wrongly (exit code 2). */
export class UsageError extends VocError {}

export interface InputProblem {
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  /** What is wrong, in Chinese, for staff. */
  readonly problem: string;
  /** What to do about it, in Chinese, for staff. */
  readonly remedy: string;
}

/** A file that cannot be accepted at all; its message names file, row, column and remedy. */
export class RejectedFileError extends VocError {
  readonly details: InputProblem;
  constructor(details: InputProblem, options?: { cause?: unknown }) {
    const row = details.row === undefined ? '' : `,第 ${details.row} 行`;
    const column = details.column === undefined ? '' : `,列「${details.column}」`;
    super(`文件 ${details.file}${row}${column}:${details.problem}。处理办法:${details.remedy}`, options);
    this.details = details;
  }
}

const retriableSqlStates = new Set([
  '40001',
  '40P01',
  '55P03',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
]);
const retriableCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN']);
/** What pg says of a connection that broke; it gives no code. */
const lostConnection = /^(?:Connection terminated|Client has encountered a connection error)/;

/** True for errors that a second try may cure: ours, lost transactions, services that are away. */
export function isRetriable(error: unknown): boolean {
  if (error instanceof RetriableError) return true;
  if (!(error instanceof Error)) return false;
  if (lostConnection.test(error.message)) return true;
  if (!('code' in error) || typeof error.code !== 'string') return false;
  return retriableSqlStates.has(error.code) || retriableCodes.has(error.code);
}
