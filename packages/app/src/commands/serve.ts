import { createFaultPoint, UsageError } from '@voc/core';
import { type Config, readSecretKey } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import { type Connection, withMigratedDatabase } from '../connect.ts';
import { loadSources } from '../seeds.ts';
import { addPush } from '../web/add-push.ts';
import { createServer } from '../web/create-server.ts';

/** Runs work while the HTTP server listens; pushes under way are finished before it ends. */
export async function withServer<T>(
  config: Config,
  { pool }: Pick<Connection, 'pool'>,
  log: Log,
  work: (address: string) => Promise<T>,
): Promise<T> {
  const server = createServer();
  addPush(server, {
    pool,
    log,
    mappings: loadSources(config),
    secretKey: readSecretKey(config),
    secrets: config.pushSecrets,
    now: () => new Date(),
    at: createFaultPoint(config.faultPoint),
  });
  const address = await server.listen(config.http);
  try {
    log.info({ address }, 'listening');
    return await work(address);
  } finally {
    await server.close();
  }
}

/** `voc serve`: takes pushes until it is stopped. */
export async function serve(
  config: Config,
  log: Log,
  stopped: Promise<unknown>,
  tell: (address: string) => void,
): Promise<void> {
  if (config.pushSecrets.length === 0)
    throw new UsageError(
      '请先设置 VOC_PUSH_SECRET(至少 16 个字符),推送接口只接受签名的请求,见 docs/sources.md',
    );
  await withMigratedDatabase(config, log, (connection) =>
    withServer(config, connection, log, async (address) => {
      tell(address);
      await stopped;
    }),
  );
}
