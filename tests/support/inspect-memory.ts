import { loadSources } from '@voc/app';
import { inspectFile } from '@voc/ingest';

// A process that looks one file through and prints its rows and its own peak of memory in MB (10^6 bytes).
const path = process.argv[2];
if (!path) throw new Error('usage: inspect-memory.ts FILE');
const { rows, readable } = await inspectFile(path, loadSources());
const peakMB = Math.round((process.resourceUsage().maxRSS * 1024) / 1e6);
process.stdout.write(JSON.stringify({ rows, readable, peakMB }));
