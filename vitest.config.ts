import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'seeds/**/*.test.ts', 'infra/**/*.test.mjs'],
          pool: 'threads',
          // A machine that others use too is slow, not wrong.
          testTimeout: 30_000,
          // These tests change nothing outside of themselves; loading every module again for each file took most of the time.
          isolate: false,
        },
      },
      {
        test: {
          name: 'service',
          include: ['tests/**/*.test.ts'],
          globalSetup: ['tests/support/global-setup.ts'],
          pool: 'forks',
          // A process loads the modules once, not again for each of its files, which share nothing else.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
