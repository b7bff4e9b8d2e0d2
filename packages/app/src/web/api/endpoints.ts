import type { Endpoint } from './endpoint.ts';
import { sessionEndpoints } from './session.ts';

/** Every endpoint of the interface; a new one is one file and one line here. */
export const endpoints: readonly Endpoint[] = [...sessionEndpoints];
