/** Leaves that are chosen; undefined while the machine's stand. */
export type Chosen = readonly string[] | undefined;

/** A key pressed over one voice: what to choose, or what to do. */
export type Pressed =
  | { do: 'save' | 'skip' | 'back' | 'search' | 'nothing' }
  | { do: 'choose'; chosen: readonly string[] };

/** A digit: the first takes the place of what the machine says, further ones add to it or take it away; 0 is no complaint. */
export function choose(chosen: Chosen, id: string): readonly string[] {
  if (chosen === undefined) return [id];
  return chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id];
}

/** What a key means. */
export function pressed(key: string, chosen: Chosen, choices: readonly { id: string }[]): Pressed {
  if (key === 'Enter') return { do: 'save' };
  if (key === 's') return { do: 'skip' };
  if (key === 'u') return { do: 'back' };
  if (key === '/') return { do: 'search' };
  if (key === '0') return { do: 'choose', chosen: [] };
  const choice = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
  return choice ? { do: 'choose', chosen: choose(chosen, choice.id) } : { do: 'nothing' };
}
