import { createFaultPoint } from '@voc/core';
import { type Config, readSecretKey } from '@voc/core/config';
import type { Log } from '@voc/core/log';
import type { Repeated } from '@voc/core/queue';
import { maskText, unseal, vaultKeyOf } from '@voc/ingest';
import { createWorkbookThread, type ThemeOptions } from '@voc/report';
import { createCompanyLogin } from '../accounts/company/company-login.ts';
import { makeSetupToken } from '../accounts/set-up.ts';
import { type Connection, withMigratedDatabase } from '../connect.ts';
import { loadDeliverySettings, loadSchedules } from '../delivery.ts';
import { createIntake } from '../intake/create-intake.ts';
import { whenReplaced } from '../models/when-replaced.ts';
import { calendarOf } from '../open-queue.ts';
import {
  currentModelVersion,
  loadDeadlines,
  loadSeedTaxonomy,
  loadSources,
  loadVagueWords,
} from '../seeds.ts';
import { judgeService, type ServiceNotice } from '../service/judge-service.ts';
import { readService } from '../service/read-service.ts';
import { watchService } from '../service/watch-service.ts';
import { createSettings } from '../settings/create-settings.ts';
import { keepThemesReady } from '../themes/keep-themes-ready.ts';
import { addDashboard } from '../web/add-dashboard.ts';
import { addPush } from '../web/add-push.ts';
import { endpoints } from '../web/api/endpoints.ts';
import { prepareNewestReport } from '../web/api/open-report.ts';
import { prepareOutcomes } from '../web/api/outcome.ts';
import { createServer } from '../web/create-server.ts';
import { withClassifyWorker } from '../with-classify-worker.ts';

/** What the server says when it listens. */
export interface Listening {
  address: string;
  takesPushes: boolean;
  /** For the first administrator; there is one while there is no account. */
  setupToken: string | undefined;
}

/** What pages are served from. */
interface Served extends Pick<Connection, 'db' | 'pool'>, Pick<ThemeOptions, 'cut'> {
  /** Data that nobody shall work on: those of the demo. */
  isAtRest?: boolean;
}

/** Asks whether somebody works; whoever shall has the first minutes from now on to begin. */
function noticeReader(config: Config, db: Served['db']): () => Promise<ServiceNotice | undefined> {
  const plan = { calendar: calendarOf(config), entries: loadSchedules(config) };
  const since = new Date();
  return async () => {
    const now = new Date();
    return judgeService(await readService(db, plan, now), now, since);
  };
}

/** Begins what repeats once something else has ended, unless it has been stopped by then. */
function afterwards(other: Promise<unknown>, begin: () => Pick<Repeated, 'stop'>): Pick<Repeated, 'stop'> {
  let isStopped = false;
  let begun: Pick<Repeated, 'stop'> | undefined;
  void other.then(() => {
    if (!isStopped) begun = begin();
  });
  return {
    async stop() {
      isStopped = true;
      await begun?.stop();
    },
  };
}

/** Runs work while pages and, with a secret, pushes are served; what is under way is finished before it ends. */
export async function withServer<T>(
  config: Config,
  { db, pool, cut, isAtRest = false }: Served,
  log: Log,
  work: (listening: Listening) => Promise<T>,
): Promise<T> {
  const server = createServer(undefined, config.http.trustedProxies);
  const now = (): Date => new Date();
  const vaultKey = config.vaultKey === undefined ? undefined : vaultKeyOf(config.vaultKey);
  const takesPushes = config.pushSecrets.length > 0;
  if (takesPushes)
    addPush(server, {
      pool,
      log,
      mappings: loadSources(config),
      secretKey: readSecretKey(config),
      secrets: config.pushSecrets,
      now,
      at: createFaultPoint(config.faultPoint),
    });
  const taxonomy = loadSeedTaxonomy(config);
  const workbooks = createWorkbookThread();
  const themes = { cut, vague: loadVagueWords() };
  const readNotice = isAtRest ? undefined : noticeReader(config, db);
  await addDashboard(server, {
    db,
    taxonomy,
    modelVersion: currentModelVersion(config),
    deadlines: loadDeadlines(config),
    review: loadDeliverySettings(config).review,
    themes,
    writeWorkbook: workbooks.write,
    settings: createSettings(config),
    intake: createIntake(config, { db, pool }),
    unseal: vaultKey && ((place, sealed) => unseal(vaultKey, place, sealed)),
    mask: (text) => maskText(text, readSecretKey(config), config.ownNumbers).text,
    now,
    companyLogin: config.companyLogin && createCompanyLogin(config.companyLogin),
    readNotice,
    endpoints,
    log,
  });
  const address = await server.listen({ host: config.http.host, port: config.http.port });
  // Whoever asks before it has ended waits for it, or is told why it failed.
  workbooks.start();
  const prepared = Promise.allSettled([prepareNewestReport(db), prepareOutcomes({ db, now })]);
  const ready = afterwards(prepared, () => keepThemesReady({ db, log, themes }));
  const watch = readNotice && watchService(readNotice, log);
  try {
    log.info({ address }, 'listening');
    return await work({ address, takesPushes, setupToken: await makeSetupToken(db, now()) });
  } finally {
    await Promise.all([watch?.stop(), ready.stop()]);
    await server.close();
    await workbooks.close();
  }
}

/** `voc serve`: serves pages and takes pushes until it is stopped. */
export async function serve(
  config: Config,
  log: Log,
  stopped: Promise<unknown>,
  tell: (listening: Listening) => void,
): Promise<void> {
  await withMigratedDatabase(config, log, (connection) =>
    withClassifyWorker(config, ({ cut }) =>
      withServer(config, { ...connection, cut }, log, async (listening) => {
        tell(listening);
        const replaced = whenReplaced(connection.db, log, config, currentModelVersion(config));
        await Promise.race([stopped, replaced.happened]);
        replaced.stop();
      }),
    ),
  );
}
