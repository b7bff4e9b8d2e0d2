const kinds: Record<string, string> = { restock: '补货', color: '颜色', size: '尺码', other: '其他' };

/** What is named of a wish, `120码`; empty where a customer wants it back and names no size, or wants something else. */
export const wishValue = (id: string): string => id.slice(id.indexOf(':') + 1);

/** `restock:120码` as `补货:120码`, `restock:` as `补货`: the same size may be wanted back and wanted anew. */
export function wishName(id: string): string {
  const kind = id.slice(0, id.indexOf(':'));
  return [kinds[kind] ?? kind, wishValue(id)].filter((part) => part !== '').join(':');
}
