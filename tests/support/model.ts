import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

const [only] = readdirSync(resolve(import.meta.dirname, '../../seeds/model'));

/** The version of the shipped model, which the program counts by unless it is told to be fast. */
export const currentModel = only ?? '';
