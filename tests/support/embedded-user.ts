import { startEmbeddedPostgres } from '@voc/core/db';
import { silentLog } from '@voc/core/log';

// A process that uses the embedded server of the home it is given: prints the URL, leaves when stdin ends.
const home = process.argv[2];
if (!home) throw new Error('usage: embedded-user.ts HOME');
const server = await startEmbeddedPostgres({ home, log: silentLog });
process.stdout.write(`${server.url}\n`);
for await (const _ of process.stdin);
await server.release();
