import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { commandLine, identify, isAlive, parseIdentity, parseStat } from './process-identity.ts';

describe('parseStat', () => {
  it('finds state and start tick behind a name with blanks and brackets', () => {
    const tail = Array.from({ length: 18 }, (_, n) => n).join(' ');
    expect(parseStat(`12 (a b) (c) S ${tail} 98765 1 2`)).toEqual({ state: 'S', startTick: '98765' });
    expect(parseStat('')).toBeUndefined();
  });
});

describe('identity', () => {
  it('knows this process again, and not another one under its pid', () => {
    const me = identify(process.pid);
    expect(me?.pid).toBe(process.pid);
    expect(isAlive({ pid: process.pid })).toBe(true);
    expect(isAlive({ pid: process.pid, started: me?.started })).toBe(true);
    expect(isAlive({ pid: process.pid, started: 'another boot/1' })).toBe(false);
    expect(parseIdentity(JSON.stringify(me))).toEqual(me);
  });

  it('calls a process that ended dead', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    const known = identify(child.pid ?? 0);
    expect(known && isAlive(known)).toBe(true);
    expect(commandLine(child.pid ?? 0)).toContain('setInterval');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(known && isAlive(known)).toBe(false);
  });

  it.each([undefined, '', 'half', '{}', '[]', 'null', '{"pid":"1"}'])('reads nothing from %s', (text) => {
    expect(parseIdentity(text)).toBeUndefined();
  });

  it.each([0, -1, 1.5, Number.NaN])('has no process %s', (pid) => {
    expect(identify(pid)).toBeUndefined();
  });
});
