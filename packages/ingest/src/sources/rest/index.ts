import { defineSource } from '../contract.ts';
import { checkRest } from './check.ts';
import { RestConfig } from './config.ts';
import { readRest } from './read.ts';

/** An HTTP interface that is asked page by page. */
export const restSource = defineSource<RestConfig>({
  name: 'rest',
  config: RestConfig,
  place: ({ url }) => new URL(url).host,
  check: checkRest,
  read: readRest,
});
