const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** What stands at a path such as `data.list`; undefined where the way ends before. Inherited names are no way. */
export function valueAt(value: unknown, path: string): unknown {
  let here: unknown = value;
  for (const key of path.split('.')) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}
