import { posix } from 'node:path';
import type { ArchiveEntry } from '../archive/open-archive.ts';
import { damagedWorkbook, parseXml } from './read-xml.ts';

/** A sheet that people can see, with the part that holds its rows. */
export interface SheetPart {
  name: string;
  part: ArchiveEntry;
}

/** The part of that name; parts are named without regard to case. */
export function findPart(parts: readonly ArchiveEntry[], name: string): ArchiveEntry | undefined {
  const wanted = name.toLowerCase();
  return parts.find((part) => part.name.toLowerCase() === wanted);
}

const folder = 'xl';

/** Parts by relation; what leads out of the workbook is never followed. */
async function readRelations(part: ArchiveEntry, file: string): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    const { Id: id, Target: target, TargetMode: mode, Type: type } = attributes;
    if (name !== 'Relationship' || mode === 'External' || !type?.endsWith('/worksheet')) return;
    if (id && target) targets.set(id, target.startsWith('/') ? target.slice(1) : posix.join(folder, target));
  };
  await parseXml(part.bytes(), { open }, file);
  return targets;
}

/** The visible sheets in their order, and whether dates count from 1904. */
export async function listSheets(
  parts: readonly ArchiveEntry[],
  file: string,
): Promise<{ sheets: SheetPart[]; is1904: boolean }> {
  const [book, relations] = [
    findPart(parts, `${folder}/workbook.xml`),
    findPart(parts, `${folder}/_rels/workbook.xml.rels`),
  ];
  if (!book || !relations) throw damagedWorkbook(file);
  const targets = await readRelations(relations, file);
  const sheets: SheetPart[] = [];
  let is1904 = false;
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'workbookPr') is1904 = ['1', 'true', 'on'].includes(attributes.date1904 ?? '');
    const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
    if (name !== 'sheet' || isHidden) return;
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1];
    const part = findPart(parts, targets.get(id ?? '') ?? '');
    if (part) sheets.push({ name: attributes.name ?? '', part });
  };
  await parseXml(book.bytes(), { open }, file);
  return { sheets, is1904 };
}
