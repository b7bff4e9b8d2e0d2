import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canReach, chooseAccount } from './account.ts';

const stranger = { uid: 64_999, gid: 64_999 };
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'voc-account-'));
  mkdirSync(join(folder, 'inner'), { mode: 0o755 });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('canReach', () => {
  it('needs every folder above to be passable and the last to be readable', () => {
    const inner = join(folder, 'inner');
    const reaches = (outerMode: number, innerMode: number): boolean => {
      chmodSync(folder, outerMode);
      chmodSync(inner, innerMode);
      return canReach(inner, stranger);
    };
    expect(reaches(0o755, 0o755)).toBe(true);
    expect(reaches(0o711, 0o755)).toBe(true);
    expect(reaches(0o700, 0o755)).toBe(false);
    expect(reaches(0o755, 0o711)).toBe(false);
    expect(reaches(0o755, 0o700)).toBe(false);
  });

  it('lets the owner in where others are kept out, and our own account always', () => {
    chmodSync(folder, 0o700);
    const owner = statSync(folder);
    expect(canReach(folder, undefined)).toBe(true);
    expect(canReach(folder, { uid: owner.uid, gid: owner.gid })).toBe(true);
    expect(canReach(folder, stranger)).toBe(false);
  });
});

describe('chooseAccount', () => {
  it('is nobody for root and our own for everybody else', () => {
    const expected = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
    expect(chooseAccount(join(folder, 'missing'))).toEqual(expected);
  });
});
