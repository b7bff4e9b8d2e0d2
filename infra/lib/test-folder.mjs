import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const depth = 5;

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function commandLine(pid) {
  if (process.platform === 'linux') return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function findFiles(folder, name, levels = depth) {
  let entries = [];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {}
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return levels > 0 ? findFiles(path, name, levels - 1) : [];
    return entry.name === name ? [path] : [];
  });
}

async function stopServer(data) {
  const pid = Number(read(join(data, 'postmaster.pid')).split('\n')[0]);
  const lives = () => pid > 0 && commandLine(pid).includes(data);
  if (!lives()) return;
  process.kill(pid, 'SIGQUIT');
  for (let tries = 0; tries < 100 && lives(); tries++) await new Promise((done) => setTimeout(done, 50));
}

/**
 * The folder for all temporary files of one test run. `remove` also stops every embedded server that a killed
 * run left in it or elsewhere for it: at once, since nobody wants its data.
 */
export function makeTestFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'voc-run-'));
  // The account that root hands an embedded server to has to pass.
  chmodSync(folder, 0o755);
  const remove = async () => {
    const elsewhere = findFiles(folder, 'pg-location').map((path) => read(path).split('\n')[0]);
    const data = [...findFiles(folder, 'postmaster.pid').map(dirname), ...elsewhere.filter(Boolean)];
    for (const one of data) await stopServer(one);
    for (const path of [...elsewhere.filter(Boolean), folder]) rmSync(path, { recursive: true, force: true });
  };
  return { folder, remove };
}
