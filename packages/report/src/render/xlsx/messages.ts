import type { Sheet } from './sheet.ts';

export interface Request {
  id: number;
  sheets: readonly Sheet[];
}

/** Sent in place of a request when no more will come. */
export const endOfRequests = 'end';

export type Answer = { id: number } & ({ bytes: Uint8Array<ArrayBuffer> } | { error: string });
