import { resolve } from 'node:path';
import type { AnyStage } from '@voc/core';
import type { Config } from '@voc/core/config';
import { createLog, type Log } from '@voc/core/log';
import { createPullStage } from '@voc/ingest';
import type { Command } from 'commander';
import { ingest } from './commands/ingest.ts';
import { schedule } from './commands/schedule.ts';
import { type Listening, serve, withServer } from './commands/serve.ts';
import { up } from './commands/up.ts';
import { worker } from './commands/worker.ts';
import { withMigratedDatabase } from './connect.ts';
import { whenReplaced } from './models/when-replaced.ts';
import { mustExist } from './must-exist.ts';
import type { ServiceDeps } from './open-queue.ts';
import { partsOf } from './parts-of.ts';
import { createPipeline } from './pipeline.ts';
import type { RunFlags } from './program-run.ts';
import { addScheduleVerbs } from './program-schedule.ts';
import { createProgressLine } from './progress.ts';
import { pullOptionsOf } from './source-deps.ts';
import { firstSignal } from './stop-signal.ts';
import { withClassifyWorker } from './with-classify-worker.ts';

/** Adds `voc ingest`. */
export function addIngest(program: Command, config: Config): void {
  program
    .command('ingest')
    .description('read exports into the database; workers do the rest')
    .argument('<files...>', 'exports')
    .option('--shop <name>', 'shop of rows that name none', 'default')
    .option('--json', 'print the result as one JSON document')
    .option('--quiet', 'no progress on stderr')
    .action(async (files: string[], flags: Pick<RunFlags, 'shop' | 'json' | 'quiet'>) => {
      const options = { files: files.map((file) => mustExist(resolve(config.cwd, file))), shop: flags.shop };
      const line = createProgressLine(flags.quiet ?? false);
      const { imports, refused, problems } = await ingest(config, createLog(config.logLevel), options, line);
      const told = refused.map((error) => error.message);
      const lines = [
        ...imports.map(({ file, read, accepted }) => `${file}:读取 ${read},接受 ${accepted}`),
        ...problems,
        ...told,
      ];
      process.stdout.write(
        `${flags.json ? JSON.stringify({ imports, problems, refused: told }, null, 2) : lines.join('\n')}\n`,
      );
      if (refused.length > 0) process.exitCode = 1;
    });
}

/** So often at most a month is looked through for near duplicates while reviews are pushed. */
const nearWaitSeconds = 300;

type Service = (config: Config, stages: readonly AnyStage[], deps: ServiceDeps) => Promise<void>;

async function runService(config: Config, log: Log, service: Service, isServing: boolean): Promise<void> {
  const signal = firstSignal();
  await withMigratedDatabase(config, log, (connection) =>
    withClassifyWorker(config, async (classifier) => {
      const { db, url } = connection;
      const replaced = whenReplaced(db, log, config, classifier.modelVersion);
      const stopped = Promise.race([signal, replaced.happened]);
      const stages = [
        ...createPipeline({ ...partsOf(config, classifier), nearWaitSeconds }),
        createPullStage(pullOptionsOf(config, connection)),
      ];
      const work = () => service(config, stages, { db, url, log, stopped });
      const serving = (listening: Listening): Promise<void> => {
        tellListening(listening);
        return work();
      };
      try {
        await (isServing ? withServer(config, { ...connection, cut: classifier.cut }, log, serving) : work());
      } finally {
        replaced.stop();
      }
    }),
  );
}

function tellListening({ address, takesPushes, setupToken }: Listening): void {
  const pushes = takesPushes
    ? `在 ${address} 接收推送(POST /api/items)`
    : '没有设置 VOC_PUSH_SECRET,不接收推送';
  const first = setupToken ? `\n还没有账号:请在 24 小时内用这个一次性口令建立管理员:${setupToken}` : '';
  process.stdout.write(`看板在 ${address}(接口 /api/v1);${pushes}${first}\n`);
}

/** Adds `voc serve`. */
export function addServe(program: Command, config: Config): void {
  program
    .command('serve')
    .description('serve the pages and, with VOC_PUSH_SECRET, take signed pushes over HTTP')
    .action(() => serve(config, createLog(config.logLevel), firstSignal(), tellListening));
}

/** Adds `voc up`, `voc worker` and `voc schedule` with its verbs. */
export function addServices(program: Command, config: Config): void {
  const services: [string, string, Service][] = [
    ['up', 'worker, schedules, pages and, with VOC_PUSH_SECRET, pushes in one process', up],
    ['worker', 'work on what is queued; any number may run', worker],
    ['schedule', 'keep the queue filled and the schedules ticking', schedule],
  ];
  for (const [name, description, service] of services) {
    const command = program
      .command(name)
      .description(description)
      .action(() => runService(config, createLog(config.logLevel), service, name === 'up'));
    if (name === 'schedule') addScheduleVerbs(command, config);
  }
}
