import { z } from 'zod';
import { RejectedFileError } from '../errors.ts';

/** What became of leaves that a taxonomy has no more: old id to new. */
export type LeafMap = ReadonlyMap<string, string>;

const id = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, '类目编号应写成 quality.fit 这样');
const Row = z.tuple([id, id], { error: '每行应为旧编号、制表符、新编号' });

const remedy = '每行写旧编号、一个制表符、新编号;旧编号不再出现在 taxonomy.json 里,新编号要在里面';

function refusalOf(from: string, to: string, leaves: ReadonlySet<string>, map: LeafMap): string | undefined {
  if (leaves.has(from)) return `「${from}」还在分类体系里,不能再对应到别的类目`;
  if (!leaves.has(to)) return `「${to}」不在分类体系里`;
  if (map.has(from)) return `「${from}」已经对应到「${map.get(from)}」`;
  return undefined;
}

/**
 * Reads what became of old leaves: old id, a tab, new id on each line, `#` before a comment; several old ones may have
 * become one. RejectedFileError names file and row.
 */
export function parseLeafMap(content: string, file: string, leaves: ReadonlySet<string>): LeafMap {
  const map = new Map<string, string>();
  for (const [at, line] of content.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const row = Row.safeParse(line.split('\t').map((cell) => cell.trim()));
    const [from, to] = row.data ?? ['', ''];
    const problem = row.success ? refusalOf(from, to, leaves, map) : row.error.issues[0]?.message;
    if (problem !== undefined) throw new RejectedFileError({ file, row: at + 1, problem, remedy });
    map.set(from, to);
  }
  return map;
}
