import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** True for `pnpm test:full`. */
export const isFull = Boolean(process.env.VOC_TEST_FULL);

/** The whole demo company with VOC_TEST_FULL, else its fixed slice. */
export const companyFolder = join(root, 'seeds/demo', isFull ? 'data' : 'slice');

const names = [
  'products.csv',
  'skus.csv',
  'listings.csv',
  'orders-daily.csv',
  'reviews-tmall.csv',
  'reviews-jd.gb18030.csv',
  'reviews-douyin.xlsx',
  'reviews-pdd.tsv',
  'chats-tmall.jsonl',
  'chats-jd.csv',
  'refunds.csv',
];

/** The company's exports, catalogue first. */
export const companyFiles = names.map((name) => join(companyFolder, name));

/** Keyed hashes must be the same in runs that are compared. */
export const testSecretKey = 'a-key-of-the-tests-alone';

export interface VocProcess {
  child: ChildProcess;
  /** Settles with exit code, signal and what was printed. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }>;
}

/** Starts the program as a process of its own on a database. */
export function startVoc(
  args: readonly string[],
  databaseUrl: string,
  env: Record<string, string> = {},
): VocProcess {
  const child = spawn(process.execPath, [join(root, 'infra/voc.mjs'), ...args], {
    cwd: root,
    env: {
      ...process.env,
      REDIS_URL: '',
      INIT_CWD: root,
      DATABASE_URL: databaseUrl,
      VOC_KEY: testSecretKey,
      VOC_LOG_LEVEL: 'error',
      // Most of these tests are not about the classifier, and the quick model takes a tenth of the time.
      VOC_MODEL: 'fast',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (data: Buffer) => {
    stdout += data.toString();
  });
  child.stderr?.on('data', (data: Buffer) => {
    stderr += data.toString();
  });
  const ended = once(child, 'close').then(() => ({
    code: child.exitCode,
    signal: child.signalCode,
    stdout,
    stderr,
  }));
  return { child, ended };
}

/** Runs the program to its end; throws with what it said when it fails. */
export async function runVoc(
  args: readonly string[],
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<string> {
  const { code, stdout, stderr } = await startVoc(args, databaseUrl, env).ended;
  if (code !== 0) throw new Error(`voc ${args[0]} ended with ${code}: ${stderr}`);
  return stdout;
}

for (const file of companyFiles) if (!existsSync(file)) throw new Error(`${file} is missing`);
