import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '../api/client.ts';

const mostTries = 2;

/** Errors that another try cannot mend are shown at once. */
const isHopeless = (error: Error): boolean =>
  error instanceof ApiError && error.status >= 400 && error.status < 500;

export const createClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (tries, error) => !isHopeless(error) && tries < mostTries,
      },
    },
  });
