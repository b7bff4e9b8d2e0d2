import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createFaultPoint, RejectedFileError } from '@voc/core';
import { type Config, environment } from '@voc/core/config';
import { ScheduleEntries, type ScheduleEntry } from '@voc/core/queue';
import {
  type CirculateOptions,
  DeliverySettings,
  drawTrend,
  type EscalateOptions,
  noDelivery,
  resolveRecipients,
  resolveRobots,
  resolveTickets,
  type TicketOptions,
} from '@voc/report';
import { readJson } from './read-json.ts';
import { loadPatience, seedSchedules } from './seeds.ts';
import { browserOf, canWrite, renderAs } from './write-reports.ts';

/** Who gets which reports, and whether they are reviewed first: `VOC_HOME/delivery.json`; nobody without the file. */
export function loadDeliverySettings({ home }: Pick<Config, 'home'>): DeliverySettings {
  const path = join(home, 'delivery.json');
  return existsSync(path) ? readJson(path, DeliverySettings, '见 seeds/delivery/example.json') : noDelivery;
}

export function readCertificate(home: string, path: string): string {
  const full = resolve(home, path);
  if (existsSync(full)) return readFileSync(full, 'utf8');
  throw new RejectedFileError({
    file: 'delivery.json',
    column: 'caFile',
    problem: `证书文件 ${path} 不存在`,
    remedy: '路径相对于 VOC_HOME,请改正后重试',
  });
}

/** How reports are sent, with the secrets of the environment; RejectedFileError or UsageError for wrong settings. */
export function loadDelivery(config: Config): CirculateOptions {
  const settings = loadDeliverySettings(config);
  const readFile = (path: string): string => readCertificate(config.home, path);
  const recipients = resolveRecipients(settings, { env: environment, readFile });
  return {
    recipients,
    review: settings.review,
    allowedHosts: settings.allowedHosts,
    reportLink: settings.reportLink,
    render: (report, content, format) => renderAs(format, report, content, config),
    draw: async (report) => (canWrite('pdf', config) ? drawTrend(report, browserOf(config)) : null),
    fault: createFaultPoint(config.faultPoint),
  };
}

/** How groups are told of exposures, unacknowledged alerts and actions that are due, and a ticket system of steps. */
export function loadTelling(config: Config): EscalateOptions & TicketOptions {
  const settings = loadDeliverySettings(config);
  const readFile = (path: string): string => readCertificate(config.home, path);
  return {
    robots: resolveRobots(settings, { env: environment, readFile }),
    webhook: config.webhook,
    allowedHosts: [...settings.allowedHosts, ...(config.webhook?.allowedHosts ?? [])],
    levels: settings.escalation,
    tickets: resolveTickets(settings, { env: environment }),
    patience: loadPatience(config),
    fault: createFaultPoint(config.faultPoint),
  };
}

/** When which report is asked for: `VOC_HOME/schedules.json` in place of `seeds/schedules/schedules.json`. */
export function loadSchedules({ home }: Pick<Config, 'home'>): ScheduleEntry[] {
  const own = join(home, 'schedules.json');
  return readJson(
    existsSync(own) ? own : seedSchedules,
    ScheduleEntries,
    '[{name, kind, at}],时间写成 08:07',
  );
}
