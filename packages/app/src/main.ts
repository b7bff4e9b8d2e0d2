import { RejectedFileError, UsageError } from '@voc/core';
import { CommanderError } from 'commander';
import { createProgram } from './program.ts';

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof UsageError ? 2 : 1;
}

try {
  const program = createProgram();
  for (const command of [program, ...program.commands]) command.exitOverride();
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
  const told = error instanceof CommanderError;
  const known = error instanceof UsageError || error instanceof RejectedFileError;
  if (!told) process.stderr.write(`${known || !(error instanceof Error) ? String(error) : error.stack}\n`);
}
