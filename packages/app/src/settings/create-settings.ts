import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Calendar } from '@voc/core';
import { type Config, environment } from '@voc/core/config';
import type { Db } from '@voc/core/db';
import type { ScheduleEntry } from '@voc/core/queue';
import {
  type DeliverySettings,
  type SendOutcome,
  sendTest,
  type Way,
  wayToMail,
  wayToRobot,
  webhookKey,
} from '@voc/report';
import { loadDeliverySettings, loadSchedules, readCertificate } from '../delivery.ts';
import { calendarOf } from '../open-queue.ts';
import { type DescribedSources, describeSources } from './described-sources.ts';
import { type Destination, destinationsOf } from './destinations.ts';

/** What the company has configured in files and in the environment, as far as the pages show it. */
export interface Settings {
  calendar: Calendar;
  /** As they were when the program started; so are the destinations. */
  schedules: readonly ScheduleEntry[];
  /** Whether the schedules are the company's own. */
  hasOwnSchedules: boolean;
  destinations: readonly Destination[];
  /** As their files say now. */
  sources(): Promise<DescribedSources>;
  /** Sends a test message; null where the robot has had enough for now. UsageError names a variable that is empty. */
  test(db: Db, key: string, by: string, now: () => Date): Promise<SendOutcome | null>;
}

type SettingsConfig = Pick<Config, 'home' | 'webhook' | 'weekStart' | 'monthCut' | 'ownNumbers' | 'vaultKey'>;

type Env = Readonly<Record<string, string | undefined>>;

function wayTo(
  { key, kind, channel, name }: Destination,
  settings: DeliverySettings,
  { home, webhook }: SettingsConfig,
  env: Env,
): Way | undefined {
  if (kind === 'ticket') return undefined;
  if (key === webhookKey) return webhook && { type: 'robot', webhook };
  const around = { env, readFile: (path: string) => readCertificate(home, path) };
  return channel !== null && key.startsWith('robot:')
    ? wayToRobot(settings, channel, around)
    : wayToMail(settings, name, around);
}

/** Reads what is configured; UsageError or RejectedFileError name what is wrong. */
export function createSettings(config: SettingsConfig, env: Env = environment): Settings {
  const delivery = loadDeliverySettings(config);
  const destinations = destinationsOf(delivery, config.webhook, env);
  const allowedHosts = [...delivery.allowedHosts, ...(config.webhook?.allowedHosts ?? [])];
  return {
    calendar: calendarOf(config),
    schedules: loadSchedules(config),
    hasOwnSchedules: existsSync(join(config.home, 'schedules.json')),
    destinations,
    sources: () => describeSources(config),
    async test(db, key, by, clock) {
      const found = destinations.find((one) => one.key === key);
      const way = found && wayTo(found, delivery, config, env);
      return way ? sendTest(db, { way, by, allowedHosts, clock }) : null;
    },
  };
}
