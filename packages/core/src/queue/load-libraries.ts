import { createRequire } from 'node:module';
import type * as BullMQ from 'bullmq';
import type * as IORedis from 'ioredis';

// With the first queue, not with the module: they are a fifth of the time in which a command starts, and few open one.
const load = createRequire(import.meta.url);

export const loadBullMQ = (): typeof BullMQ => load('bullmq') as typeof BullMQ;

export const loadRedis = (): typeof IORedis => load('ioredis') as typeof IORedis;
