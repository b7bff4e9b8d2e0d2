import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import {
  CompanyLoginEnvironment,
  type CompanyLoginSettings,
  companyLoginOf,
} from './config-company-login.ts';
import { type MaskKind, maskLabels } from './domain/mask-token.ts';
import { UsageError } from './errors.ts';
import { keyedDigest } from './keyed-digest.ts';
import { trustedProxies } from './trusted-proxies.ts';

const optionalText = z.string().trim().min(1).optional();

/** Phone numbers, however they are written, parted by commas; kept as digits alone. */
const phoneNumbers = z
  .string()
  .transform((text) =>
    text
      .split(/[,;\u3001\uff0c\uff1b]/u)
      .map((one) => one.replaceAll(/[\s()\uff08\uff09+-]/gu, '').replace(/^86(?=1\d{10}$)/u, '')),
  )
  .pipe(z.array(z.string().regex(/^\d{5,16}$/, '请写成电话号码,多个之间用逗号')));

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
  VOC_KEY: z.string().min(16, 'at least 16 characters').optional(),
  VOC_VAULT_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, '32 bytes in hex: openssl rand -hex 32')
    .optional(),
  VOC_WEBHOOK_KIND: z.enum(['dingtalk', 'wecom', 'feishu']).optional(),
  VOC_WEBHOOK_URL: z.url().optional(),
  VOC_WEBHOOK_SECRET: optionalText,
  VOC_WEBHOOK_HOSTS: optionalText,
  VOC_OWN_NUMBERS: phoneNumbers.default([]),
  VOC_FALSE_PUSHES: z.coerce.number().min(0.1).max(100).default(2),
  VOC_PUSH_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  VOC_PUSH_SECRET_OLD: z.string().min(16, 'at least 16 characters').optional(),
  VOC_TRUSTED_PROXIES: trustedProxies,
  VOC_HTTP_HOST: z.string().min(1).default('127.0.0.1'),
  VOC_HTTP_PORT: z.coerce.number().int().min(0).max(65_535).default(8480),
  VOC_WEEK_START: z.coerce.number().int().min(1).max(7).default(1),
  VOC_MONTH_CUT: z.coerce.number().int().min(1).max(28).default(1),
  VOC_CHROMIUM: optionalText,
  VOC_MODEL: z.enum(['accurate', 'fast']).default('accurate'),
  VOC_CLASSIFY_THREADS: z.coerce.number().int().min(1).max(16).optional(),
  VOC_FAULT_POINT: optionalText,
  ...CompanyLoginEnvironment.shape,
});

export interface Webhook {
  kind: 'dingtalk' | 'wecom' | 'feishu';
  url: string;
  secret?: string;
  /** Hosts allowed beside the robots' own, `host:port`: a gateway of the company. */
  allowedHosts?: readonly string[];
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
  /** Cards a week, over the whole company, that may be false. */
  falsePushesPerWeek: number;
  /** Secrets of pushes: the one in use, and the one before it while senders change over. */
  pushSecrets: readonly string[];
  http: {
    host: string;
    port: number;
    /** Whose word is taken for the address that a request comes from; nobody's unless given. */
    trustedProxies: readonly string[];
  };
  weekStart: number;
  monthCut: number;
  /** Phone numbers of the company itself, in digits: masking lets them stand. */
  ownNumbers: ReadonlySet<string>;
  /** Classify with the linear model alone: several times as quick, and less often right. */
  fastModel: boolean;
  /** Most threads that classify what is due; as many as cores, and at most four, unless given. */
  classifyThreads?: number;
  /** The browser that prints PDF; found on the search path without it. */
  chromium?: string;
  faultPoint?: string;
  secretKey?: string;
  /** Seals what masking takes out of voices, 32 bytes in hex; without it nothing of that is kept. */
  vaultKey?: string;
  /** Signing in with the company's accounts, where it is set up. */
  companyLogin?: CompanyLoginSettings;
}

type Env = Record<string, string | undefined>;

export { type CompanyLoginSettings, isSafeUrl } from './config-company-login.ts';

/** The environment itself, for secrets that the configuration of a source names. */
export const environment: Readonly<Env> = process.env;

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
  if (value.VOC_VAULT_KEY && value.VOC_VAULT_KEY === value.VOC_KEY)
    throw new UsageError('VOC_VAULT_KEY 不能与 VOC_KEY 相同:一把泄露时另一把仍要守得住');
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
        ? {
            kind: value.VOC_WEBHOOK_KIND,
            url: value.VOC_WEBHOOK_URL,
            secret: value.VOC_WEBHOOK_SECRET,
            allowedHosts: value.VOC_WEBHOOK_HOSTS?.split(/[\s,]+/) ?? [],
          }
        : undefined,
    falsePushesPerWeek: value.VOC_FALSE_PUSHES,
    pushSecrets: [value.VOC_PUSH_SECRET, value.VOC_PUSH_SECRET_OLD].filter((one) => one !== undefined),
    http: {
      host: value.VOC_HTTP_HOST,
      port: value.VOC_HTTP_PORT,
      trustedProxies: value.VOC_TRUSTED_PROXIES,
    },
    weekStart: value.VOC_WEEK_START,
    monthCut: value.VOC_MONTH_CUT,
    ownNumbers: new Set(value.VOC_OWN_NUMBERS),
    fastModel: value.VOC_MODEL === 'fast',
    classifyThreads: value.VOC_CLASSIFY_THREADS,
    chromium: value.VOC_CHROMIUM,
    faultPoint: value.VOC_FAULT_POINT,
    secretKey: value.VOC_KEY,
    vaultKey: value.VOC_VAULT_KEY,
    companyLogin: companyLoginOf(value),
  };
}

/** Where the key of masking and of the keyed hashes comes from: the environment or a file of VOC_HOME. */
export const secretKeyPlace = (config: Pick<Config, 'home' | 'secretKey'>): string =>
  config.secretKey ? 'VOC_KEY' : join(config.home, 'secret.key');

/**
 * The key of masking tokens and of the keyed hashes: VOC_KEY, else one made once and kept in VOC_HOME, outside the
 * database, readable by its owner alone. A lost key cannot be had again; with another one a customer is not recognised.
 */
export function readSecretKey(config: Pick<Config, 'home' | 'secretKey'>): string {
  if (config.secretKey) return config.secretKey;
  const path = secretKeyPlace(config);
  if (!existsSync(path)) {
    mkdirSync(config.home, { recursive: true });
    // Written whole before it has its name: of two processes that start together one wins, and nobody reads half a key.
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
    try {
      linkSync(draft, path);
    } catch (error) {
      if (!existsSync(path)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return readFileSync(path, 'utf8').trim();
}

/** Keyed hash of an identifier, 16 bytes in hex: findable with the key, not reversible. */
export function keyedHash(key: string, kind: 'order' | 'customer' | 'agent', value: string): string {
  return keyedDigest(key, `${kind}\u0000${value}`).slice(0, 32);
}

/** Base32 of D. Crockford, in lower case: no letter that is mistaken for a digit. */
const base32 = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * What stands for a masked value: `[手机号#k3f9q2m7xa]`, the first 50 bits of HMAC-SHA-256 over kind and normalised
 * value. The same value gives the same token as long as the key is the same.
 */
export function maskTokenOf(key: string, kind: MaskKind, value: string): string {
  const bytes = Buffer.from(keyedDigest(key, `${kind}\u0000${value}`), 'hex');
  let code = '';
  for (let place = 0; place < 10; place++) {
    const bit = place * 5;
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0);
    code += base32.charAt((pair >> (11 - (bit & 7))) & 31);
  }
  return `[${maskLabels[kind]}#${code}]`;
}
