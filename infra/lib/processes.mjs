import { spawn } from 'node:child_process';

/** A failure with a sentence for the person at the keyboard; no stack is shown. */
export class StopError extends Error {}

const running = new Set();
let interrupted = false;

/** Registry and mirror addresses stay out of what is printed. */
export const withoutHosts = (text) => text.replace(/\b(?:https?|git|ssh):\/\/[^\s/'")]+/g, '<registry>');

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}

/**
 * Runs a program to its end in a process group of its own. `print` says where its output goes: 'through' as it
 * comes, 'masked' line by line to stderr without addresses, 'collect' into the result alone.
 */
export function run(command, args, { print = 'through', ...options } = {}) {
  if (interrupted) return Promise.resolve({ code: 130, output: '' });
  const stdio = print === 'through' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'];
  const child = spawn(command, args, { detached: true, stdio, ...options });
  running.add(child);
  let output = '';
  let shown = 0;
  const take = (chunk) => {
    output += chunk;
    const end = output.lastIndexOf('\n') + 1;
    if (print === 'masked' && end > shown) process.stderr.write(withoutHosts(output.slice(shown, end)));
    shown = end;
  };
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', take);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      running.delete(child);
      reject(new StopError(`${command} could not be started: ${error.message}`));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      signalGroup(child, 'SIGTERM');
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 143), output });
    });
  });
}

/** Ends every program still running, its children included: politely, after ten seconds by force. */
export async function endAll() {
  const left = [...running];
  for (const child of left) signalGroup(child, 'SIGTERM');
  const ended = (child) =>
    child.exitCode !== null ||
    child.signalCode !== null ||
    new Promise((resolve) => child.once('exit', resolve));
  const patience = new Promise((resolve) => setTimeout(resolve, 10_000).unref());
  await Promise.race([Promise.all(left.map(ended)), patience]);
  for (const child of left) signalGroup(child, 'SIGKILL');
}

/** On Ctrl-C and its like: ends the programs; the pending `run` calls return and the caller cleans up. */
export function endOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupted = true;
      void endAll();
    });
  }
}

/** True once a signal asked to stop. */
export const isInterrupted = () => interrupted;
