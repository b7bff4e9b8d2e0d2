import type { ReactNode } from 'react';

export type Tone = 'red' | 'gold' | 'green' | 'grey';

/** A state in a word or two. */
export const Tag = ({ tone = 'grey', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`tag ${tone}`}>{children}</span>
);
