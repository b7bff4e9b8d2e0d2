import { TargetField } from '../mapping/schema.ts';

const slots = new Map(TargetField.options.map((name, slot) => [name, slot]));

/** Values by field, kept in one array for all rows of a file: a map for each row would be most of what is thrown away. */
export class FieldValues<V> {
  private readonly values: (V | undefined)[] = Array.from(slots, () => undefined);
  private readonly filled: number[] = [];

  get(name: TargetField): V | undefined {
    return this.values[slots.get(name) ?? -1];
  }

  set(name: TargetField, value: V): void {
    const slot = slots.get(name);
    if (slot === undefined) return;
    this.values[slot] = value;
    this.filled.push(slot);
  }

  has(name: TargetField): boolean {
    return this.get(name) !== undefined;
  }

  clear(): void {
    for (const slot of this.filled) this.values[slot] = undefined;
    this.filled.length = 0;
  }
}
