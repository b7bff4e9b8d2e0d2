import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AdviceRules } from '@voc/report';

/** The rules of advice that are shipped. */
export const advice = AdviceRules.parse(
  JSON.parse(readFileSync(resolve(import.meta.dirname, '../../seeds/advice/advice.json'), 'utf8')),
);
