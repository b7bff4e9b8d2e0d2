const unfinished = ['.tmp', '.temp', '.part', '.partial', '.crdownload', '.download', '.filepart', '.lock'];
const others = new Set(['thumbs.db', 'desktop.ini']);

/** False for names under which programs keep what is not finished, or what is no export at all. */
export function isExportName(name: string): boolean {
  const lower = name.toLowerCase();
  if (lower.startsWith('.') || lower.startsWith('~') || others.has(lower)) return false;
  return !unfinished.some((end) => lower.endsWith(end));
}
