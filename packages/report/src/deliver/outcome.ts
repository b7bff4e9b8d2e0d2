/**
 * What became of one message. `failed`: it has certainly not arrived; `again` when trying later may help, not before
 * `afterSeconds`. `unknown`: it may or may not have arrived.
 */
export type Outcome =
  | { state: 'sent' }
  | { state: 'failed'; error: string; again: boolean; afterSeconds?: number }
  | { state: 'unknown'; error: string };

export const refused = (error: string): Outcome => ({ state: 'failed', error, again: false });
export const delayed = (error: string, afterSeconds?: number): Outcome => ({
  state: 'failed',
  error,
  again: true,
  ...(afterSeconds === undefined ? {} : { afterSeconds }),
});
export const doubtful = (error: string): Outcome => ({ state: 'unknown', error });
