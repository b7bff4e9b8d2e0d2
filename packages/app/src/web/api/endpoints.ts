import { alertEndpoints } from './alerts.ts';
import { calendarEndpoints } from './calendar.ts';
import type { Endpoint } from './endpoint.ts';
import { productEndpoints } from './products.ts';
import { sessionEndpoints } from './session.ts';
import { trendEndpoints } from './trends.ts';

/** Every endpoint of the interface; new ones are one file and one line here. */
export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...calendarEndpoints,
  ...trendEndpoints,
  ...productEndpoints,
  ...alertEndpoints,
];
