import { createHmac, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { UsageError } from './errors.ts';

const optionalText = z.string().trim().min(1).optional();

export const Environment = z.object({
  VOC_HOME: z.string().min(1).default('.voc'),
  VOC_OUT: z.string().min(1).default('out'),
  DATABASE_URL: optionalText,
  REDIS_URL: optionalText,
  VOC_QUEUE_PREFIX: z
    .string()
    .regex(/^[\w-]+$/)
    .default('voc'),
  VOC_LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  VOC_SECRET_KEY: z.string().min(16, 'at least 16 characters').optional(),
  VOC_WEBHOOK_KIND: z.enum(['dingtalk', 'wecom', 'feishu']).optional(),
  VOC_WEBHOOK_URL: z.url().optional(),
  VOC_WEBHOOK_SECRET: optionalText,
  VOC_WEEK_START: z.coerce.number().int().min(1).max(7).default(1),
  VOC_MONTH_CUT: z.coerce.number().int().min(1).max(28).default(1),
  VOC_FAULT_POINT: optionalText,
});

export interface Webhook {
  kind: 'dingtalk' | 'wecom' | 'feishu';
  url: string;
  secret?: string;
}

export interface Config {
  /** Where the user stands; command-line paths are relative to it. */
  cwd: string;
  home: string;
  out: string;
  databaseUrl?: string;
  redisUrl?: string;
  queuePrefix: string;
  logLevel: string;
  webhook?: Webhook;
  weekStart: number;
  monthCut: number;
  faultPoint?: string;
  secretKey?: string;
}

type Env = Record<string, string | undefined>;

/** Reads the configuration from the environment once; wrong values are named with a remedy. */
export function readConfig(env: Env = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `环境变量 ${issue.path.join('.')}:${issue.message}`);
    throw new UsageError(`${lines.join(';')}。请修改后重试(说明见 infra/env.example)`);
  }
  const value = parsed.data;
  const cwd = env.INIT_CWD ?? process.cwd();
  if ((value.VOC_WEBHOOK_URL === undefined) !== (value.VOC_WEBHOOK_KIND === undefined)) {
    throw new UsageError('VOC_WEBHOOK_URL 与 VOC_WEBHOOK_KIND 必须同时设置(dingtalk、wecom 或 feishu)');
  }
  return {
    cwd,
    home: resolve(cwd, value.VOC_HOME),
    out: resolve(cwd, value.VOC_OUT),
    databaseUrl: value.DATABASE_URL,
    redisUrl: value.REDIS_URL,
    queuePrefix: value.VOC_QUEUE_PREFIX,
    logLevel: value.VOC_LOG_LEVEL,
    webhook:
      value.VOC_WEBHOOK_URL && value.VOC_WEBHOOK_KIND
        ? { kind: value.VOC_WEBHOOK_KIND, url: value.VOC_WEBHOOK_URL, secret: value.VOC_WEBHOOK_SECRET }
        : undefined,
    weekStart: value.VOC_WEEK_START,
    monthCut: value.VOC_MONTH_CUT,
    faultPoint: value.VOC_FAULT_POINT,
    secretKey: value.VOC_SECRET_KEY,
  };
}

/**
 * The key that turns orders and customers into keyed hashes: VOC_SECRET_KEY, else one made
 * once and kept in VOC_HOME, readable by its owner alone.
 */
export function readSecretKey(config: Config): string {
  if (config.secretKey) return config.secretKey;
  const path = join(config.home, 'secret.key');
  if (!existsSync(path)) {
    mkdirSync(config.home, { recursive: true });
    try {
      writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (!existsSync(path)) throw error;
    }
  }
  return readFileSync(path, 'utf8').trim();
}

// Preparing a key costs as much as hashing with it.
const preparedKeys = new Map<string, KeyObject>();

function prepareKey(key: string): KeyObject {
  let prepared = preparedKeys.get(key);
  if (!prepared) {
    prepared = createSecretKey(Buffer.from(key));
    preparedKeys.set(key, prepared);
  }
  return prepared;
}

/** Keyed hash of an identifier, 16 bytes in hex: findable with the key, not reversible. */
export function keyedHash(key: string, kind: 'order' | 'customer' | 'agent', value: string): string {
  return createHmac('sha256', prepareKey(key)).update(`${kind}\u0000${value}`).digest('hex').slice(0, 32);
}
