import { describe, expect, it } from 'vitest';
import { FatalError } from '../../errors.ts';
import { asFatal, explainFailure } from './explain.ts';

describe('explainFailure', () => {
  it.each([
    ['initdb: error: could not write: No space left on device', '磁盘空间不足'],
    ["ENOSPC: no space left on device, write '/x'", '磁盘空间不足'],
    ['LOG: could not bind IPv4 address "127.0.0.1": Address already in use', '没有可用端口'],
    ["EACCES: permission denied, mkdir '/x'", '权限不足'],
    ["EROFS: read-only file system, mkdir '/x'", '只读'],
    ['FATAL:  database files are incompatible with server', '另一版 PostgreSQL'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', '内存'],
    ['FATAL:  something new', 'something new'],
    ['', 'pg.log'],
  ])('says of %s: %s', (problem, sentence) => {
    const said = explainFailure(problem, '/h');
    expect(said).toContain(sentence);
    expect(said).toContain('/h');
    expect(said.split('\n')).toHaveLength(1);
  });

  it('keeps our own errors and wraps others with their cause', () => {
    const own = new FatalError('known');
    expect(asFatal(own, '/h')).toBe(own);
    const cause = new Error('ENOSPC: no space left on device');
    expect(asFatal(cause, '/h')).toMatchObject({ cause });
  });
});
