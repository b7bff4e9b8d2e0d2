/** How many complaints name a value. */
export interface Part {
  value: string;
  count: number;
}

/** A value holds the complaints where it has at least three in five of those that name one, and three in ten of all. */
export const concentrated = 0.6;
export const named = 0.3;

/** The value that holds the complaints, of parts with the largest first; null where they are spread or hardly any names one. */
export function leadingPart(parts: readonly Part[], total: number): Part | null {
  const first = parts[0];
  const known = parts.reduce((sum, { count }) => sum + count, 0);
  if (!first || first.count < 2 || first.count < named * total) return null;
  return first.count >= concentrated * known ? first : null;
}
