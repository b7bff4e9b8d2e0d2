import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StopError } from './processes.mjs';

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    // NOAUTH and TLS alerts are answers too: somebody is there.
    socket.once('data', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('close', () => end(false));
  });
}

// The shell ends Redis when our end of its stdin closes, so that it does not outlive us even after kill -9.
const guard = '"$@" </dev/null & pid=$!; cat >/dev/null; kill "$pid" 2>/dev/null; wait "$pid"';

async function startOwn() {
  const folder = mkdtempSync(join(tmpdir(), 'voc-redis-'));
  chmodSync(folder, 0o700);
  const port = await freePort();
  const args = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const more = [
    '--maxmemory-policy',
    'noeviction',
    '--daemonize',
    'no',
    '--logfile',
    join(folder, 'redis.log'),
  ];
  const child = spawn('sh', ['-c', guard, 'redis', 'redis-server', ...args, ...more], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.stdin.on('error', () => {});
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.stdin.end();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    if (await answers('127.0.0.1', port)) return { url: `redis://127.0.0.1:${port}`, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const log = existsSync(join(folder, 'redis.log')) ? readFileSync(join(folder, 'redis.log'), 'utf8') : '';
  await stop();
  throw new StopError(`redis-server did not start: ${log.trim().split('\n').at(-1) || 'it said nothing'}`);
}

/** A Redis for the tests as `{ url, stop }`: REDIS_URL, else a server of our own on a free port, its program being there. */
export async function getRedis(given = process.env.REDIS_URL) {
  if (!given) return startOwn();
  let url;
  try {
    url = new URL(given);
  } catch {
    throw new StopError('REDIS_URL is no URL; it looks like redis://host:6379.');
  }
  if (!(await answers(url.hostname, Number(url.port || 6379)))) {
    throw new StopError(`REDIS_URL names ${url.hostname}:${url.port || 6379}, which does not answer.`);
  }
  return { url: given, stop: async () => {} };
}
