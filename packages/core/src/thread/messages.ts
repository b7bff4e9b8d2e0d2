export interface Request<Question> {
  id: number;
  question: Question;
}

/** Sent in place of a request when no more will come. */
export const endOfRequests = 'end';

export type Reply<Answer> = { id: number } & ({ answer: Answer } | { error: string });
