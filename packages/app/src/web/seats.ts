/** Places for work that costs much: so many in all, and fewer for each person. */
export interface Seats {
  /** A place, to be given back; undefined when there is none. */
  take(person: string): (() => void) | undefined;
}

export function createSeats({ all, each }: { all: number; each: number }): Seats {
  const taken = new Map<string, number>();
  const sum = (): number => [...taken.values()].reduce((total, one) => total + one, 0);
  return {
    take(person) {
      const own = taken.get(person) ?? 0;
      if (own >= each || sum() >= all) return undefined;
      taken.set(person, own + 1);
      let isTaken = true;
      return () => {
        if (!isTaken) return;
        isTaken = false;
        const left = (taken.get(person) ?? 1) - 1;
        if (left === 0) taken.delete(person);
        else taken.set(person, left);
      };
    },
  };
}
