import { FatalError } from '../../errors.ts';

const reasons: readonly [pattern: RegExp, sentence: string][] = [
  [/ENOSPC|No space left on device|could not extend file/i, '磁盘空间不足,请清理后重试'],
  [/EDQUOT|Disk quota exceeded/i, '磁盘配额已用完,请清理后重试'],
  [/EROFS|Read-only file system/i, '文件系统只读,请把 VOC_HOME 指到可写的目录'],
  [
    /could not bind|Address already in use|could not create any TCP/i,
    '本机回环地址上没有可用端口,请检查网络限制',
  ],
  [
    /incompatible with server|was initialized by PostgreSQL version/i,
    '数据目录由另一版 PostgreSQL 建立,请先导出再用新目录',
  ],
  [
    /could not (?:map|create) shared memory|could not resize shared memory|Cannot allocate memory|ENOMEM/i,
    '内存或共享内存不足(需要约 300 MB),请释放后重试',
  ],
  [/EACCES|EPERM|Permission denied|Operation not permitted/i, '权限不足,请检查目录归属,或设置 DATABASE_URL'],
  [
    /ENOENT|cannot execute|Exec format error|error while loading shared libraries/i,
    '服务器程序无法运行,请重新安装依赖,或设置 DATABASE_URL',
  ],
];

/** The one sentence for why the server of `home` cannot be had, from an error or the end of its log. */
export function explainFailure(problem: string, home: string): string {
  const known = reasons.find(([pattern]) => pattern.test(problem))?.[1];
  const own = problem.match(/(?:FATAL|PANIC|error):\s*(.+)/i)?.[1];
  return `内置数据库无法启动(${home}):${known ?? own ?? '原因见 pg.log'}`;
}

/** Wraps what went wrong in a FatalError with that sentence; our own errors pass unchanged. */
export function asFatal(error: unknown, home: string): FatalError {
  if (error instanceof FatalError) return error;
  return new FatalError(explainFailure(error instanceof Error ? error.message : String(error), home), {
    cause: error,
  });
}
