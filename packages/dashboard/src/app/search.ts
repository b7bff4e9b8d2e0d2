/** Search parameters of an address that are known by name, as texts; the rest is dropped. */
export const texts =
  <Name extends string>(...names: Name[]) =>
  (search: Record<string, unknown>): { [K in Name]?: string } => {
    const known: { [K in Name]?: string } = {};
    for (const name of names) {
      const value = search[name];
      if (typeof value === 'string' && value !== '') known[name] = value.slice(0, 300);
    }
    return known;
  };

/** A page number of an address, from 1. */
export const pageOf = (text: string | undefined): number => Math.max(1, Math.floor(Number(text)) || 1);
