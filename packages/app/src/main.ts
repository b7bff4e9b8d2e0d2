import { FatalError, RejectedFileError, RetriableError, UsageError } from '@voc/core';
import { CommanderError } from 'commander';
import { createProgram } from './program.ts';

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof UsageError ? 2 : 1;
}

/** Our own errors speak for themselves; an unknown one shows where it came from. */
function describe(error: unknown): string {
  const own = [UsageError, RejectedFileError, FatalError, RetriableError].some(
    (kind) => error instanceof kind,
  );
  if (!(error instanceof Error)) return String(error);
  return own ? error.message : (error.stack ?? error.message);
}

async function main(): Promise<void> {
  try {
    const program = createProgram();
    for (const command of [program, ...program.commands]) command.exitOverride();
    await program.parseAsync();
  } catch (error) {
    process.exitCode = exitCodeOf(error);
    const told = error instanceof CommanderError;
    if (!told) process.stderr.write(`${describe(error)}\n`);
  }
}

void main();
