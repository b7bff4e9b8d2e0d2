import { dirname } from 'node:path';
import { start } from './lib/start.mjs';

await start(dirname(import.meta.dirname), 'bench');
