import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { startVoc } from './voc.ts';

const Imported = z.object({
  file: z.string(),
  kind: z.string(),
  read: z.number(),
  accepted: z.number(),
  duplicate: z.number(),
  template: z.number(),
  quarantined: z.number(),
  reasons: z.record(z.string(), z.number()),
});

/** What `voc run --json` prints. */
export const RunOutput = z.object({
  imports: z.array(Imported),
  refused: z.array(z.string()),
  problems: z.array(z.string()),
  reports: z.array(
    z.object({
      kind: z.string(),
      period: z.string(),
      revision: z.number(),
      changes: z.string(),
      files: z.array(z.object({ name: z.string(), sha256: z.string() })),
    }),
  ),
});
export type RunOutput = z.infer<typeof RunOutput>;

/** A folder where a user stands, and databases of its own that go with the test. */
export interface Desk {
  readonly folder: string;
  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): string;
  database(): Promise<TestDatabase>;
  /** `voc run … --json --quiet`, whatever its exit code. */
  run(
    url: string,
    args: readonly string[],
    env?: Record<string, string>,
  ): Promise<{ code: number | null; output: RunOutput; stderr: string }>;
}

/** Gives the test file a desk; read it inside tests and hooks. */
export function withDesk(): Desk {
  let folder = '';
  const opened: TestDatabase[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'voc-desk-'));
  });
  afterAll(async () => {
    for (const { drop } of opened.splice(0)) await drop();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    async database() {
      const database = await createTestDatabase();
      opened.push(database);
      return database;
    },
    async run(url, args, env = {}) {
      const { code, stdout, stderr } = await startVoc(['run', ...args, '--json', '--quiet'], url, {
        INIT_CWD: folder,
        ...env,
      }).ended;
      if (stdout === '') throw new Error(`voc run ended with ${code} and printed nothing: ${stderr}`);
      return { code, output: RunOutput.parse(JSON.parse(stdout)), stderr };
    },
  };
}
