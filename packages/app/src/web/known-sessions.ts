/** Sessions that this process has let in and not seen end, by the hash of their token. */
export interface KnownSessions {
  has(tokenHash: string): boolean;
  add(tokenHash: string): void;
  forget(tokenHash: string): void;
}

/** Remembers the `most` that were let in last; one that is forgotten is known again with its next request. */
export function createKnownSessions(most = 5000): KnownSessions {
  const known = new Set<string>();
  return {
    has: (tokenHash) => known.has(tokenHash),
    add(tokenHash) {
      known.delete(tokenHash);
      known.add(tokenHash);
      const [oldest] = known;
      if (known.size > most && oldest !== undefined) known.delete(oldest);
    },
    forget: (tokenHash) => void known.delete(tokenHash),
  };
}
