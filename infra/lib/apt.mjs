import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, StopError } from './processes.mjs';

/** The path of a program on PATH, or undefined. */
export function onPath(program) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    try {
      const path = join(folder || '.', program);
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}

function isDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  return /^ID(?:_LIKE)?=.*(?:debian|ubuntu)/m.test(release);
}

/** Whether packages can be installed here: root on Debian or Ubuntu. */
const canInstall = () => process.getuid?.() === 0 && isDebian() && onPath('apt-get') !== undefined;

async function install(packages) {
  process.stderr.write(`Installing ${packages.join(', ')} with apt ...\n`);
  // RUNLEVEL=1 keeps packages from starting servers of the system.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const lock = ['-o', 'DPkg::Lock::Timeout=120'];
  await run('apt-get', [...lock, 'update', '-qq'], { env, print: 'collect' });
  const options = [...lock, 'install', '-y', '-qq', '--no-install-recommends', ...packages];
  const { code, output } = await run('apt-get', options, { env, print: 'collect' });
  if (code === 0) return;
  const reason = output.match(/^E: (.+)$/m)?.[1] ?? `exit code ${code}`;
  const hidden = reason.replace(/\S+:\/\/\S+/g, '<mirror>');
  throw new StopError(`${packages.join(', ')} could not be installed with apt (${hidden}).`);
}

/** Installs what is missing of `{ isThere, packages, need }`, all at once; stops with the first `need` where it cannot. */
export async function installMissing(wanted) {
  const missing = wanted.filter(({ isThere }) => !isThere());
  if (missing.length === 0) return;
  if (canInstall()) await install(missing.flatMap(({ packages }) => packages));
  const still = missing.find(({ isThere }) => !isThere());
  if (still) throw new StopError(still.need);
}
