import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FatalError } from '@voc/core';
import { environment } from '@voc/core/config';
import { cpuOf } from '../server-cpu.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../../../..');

/** `voc serve` in a process of its own. */
export interface Served {
  address: string;
  /** Seconds of processor that the process has used; not a number where the system does not tell. */
  cpuSeconds(): number;
  /** Most memory that it has used, MB (10^6 bytes); the same. */
  peakMB(): number;
  stop(): Promise<void>;
}

function readPeak(pid: number | undefined): number {
  try {
    return Math.round(
      (Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6,
    );
  } catch {
    return Number.NaN;
  }
}

async function addressOf(child: ChildProcess): Promise<string> {
  let told = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => {
    told += part;
  });
  const ended = once(child, 'exit').then(() => '');
  const heard = (async (): Promise<string> => {
    for (;;) {
      const found = /http:\S+?(?=[\s((])/.exec(told)?.[0];
      if (found || !child.stdout) return found ?? '';
      await once(child.stdout, 'data');
    }
  })();
  const address = await Promise.race([heard, ended]);
  if (address === '') throw new FatalError('voc serve ended before it listened');
  return address;
}

/** Serves a database as a company does, on a port of its own; `flags` are for Node, as `--cpu-prof`. */
export async function serveApart(
  databaseUrl: string,
  home: string,
  flags: readonly string[],
): Promise<Served> {
  const child = spawn(
    process.execPath,
    [...flags, '--max-old-space-size=768', join(root, 'infra/voc.mjs'), 'serve'],
    {
      cwd: home,
      env: {
        ...environment,
        INIT_CWD: home,
        REDIS_URL: '',
        DATABASE_URL: databaseUrl,
        VOC_HOME: home,
        VOC_HTTP_HOST: '127.0.0.1',
        VOC_HTTP_PORT: '0',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const address = await addressOf(child);
  return {
    address,
    cpuSeconds: () => cpuOf(child.pid),
    peakMB: () => readPeak(child.pid),
    async stop() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
