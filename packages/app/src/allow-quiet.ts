import type { Command } from 'commander';

const flag = '--quiet';

/** Lets every command be told to be quiet, also those that show no progress: scripts need not know which do. */
export function allowQuiet(command: Command): void {
  command.commands.forEach(allowQuiet);
  const isKnown = command.options.some((option) => option.long === flag);
  if (command.commands.length === 0 && !isKnown) command.option(flag, 'no progress on stderr');
}
