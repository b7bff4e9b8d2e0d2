import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from './program.ts';

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

describe('the command line', () => {
  it('lets every command be told to be quiet, once', () => {
    const commands = leaves(createProgram());
    expect(commands.length).toBeGreaterThan(30);
    for (const command of commands)
      expect(
        command.options.filter((option) => option.long === '--quiet'),
        command.name(),
      ).toHaveLength(1);
  });

  it('describes every command and every option', () => {
    for (const command of leaves(createProgram())) {
      expect(command.description(), command.name()).not.toBe('');
      for (const option of command.options) expect(option.description, option.long).not.toBe('');
    }
  });
});
