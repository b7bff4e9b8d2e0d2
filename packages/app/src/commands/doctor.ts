import { existsSync, statSync } from 'node:fs';
import { isRetriable } from '@voc/core';
import { type Config, secretKeyPlace } from '@voc/core/config';
import { type Db, readSchemaState, readServerVersion } from '@voc/core/db';
import type { Log } from '@voc/core/log';
import { checkRedis } from '@voc/core/queue';
import { withDatabase } from '../connect.ts';
import { loadSchedules } from '../delivery.ts';
import { calendarOf } from '../open-queue.ts';
import { loadClassifier, loadSources } from '../seeds.ts';
import { judgeService } from '../service/judge-service.ts';
import { readService } from '../service/read-service.ts';
import { readStateCounts, type StateCounts } from '../state-counts.ts';
import { describeSwitches } from './check-switches.ts';

/** One thing that was looked at; `detail` and `remedy` are Chinese, for staff. */
export interface Check {
  name: string;
  isOk: boolean;
  detail: string;
  remedy: string | null;
}

export interface Diagnosis {
  isOk: boolean;
  checks: Check[];
  /** What waits in the tables; null where the database cannot be asked. */
  counts: StateCounts | null;
}

const fine = (name: string, detail: string): Check => ({ name, isOk: true, detail, remedy: null });
const bad = (name: string, detail: string, remedy: string): Check => ({ name, isOk: false, detail, remedy });

/** A connection that was refused on several addresses has no message, only a code. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message !== '') return error.message;
  return 'code' in error ? String(error.code) : error.name;
}

const newest = '已是最新';
const othersMayRead = 0o077;

/** Where the key lies and who may read it; never the key. */
export function checkKey(config: Config, hasHashes: boolean): Check {
  const place = secretKeyPlace(config);
  if (config.secretKey) return fine('密钥', `由环境变量 ${place} 给出`);
  if (!existsSync(place)) {
    return hasHashes
      ? bad(
          '密钥',
          `${place} 不见了,已存的订单和顾客摘要再也对不上`,
          '请从备份恢复这个文件,或把原来的密钥放进 VOC_KEY',
        )
      : fine('密钥', `还没有,第一次读入文件时会生成 ${place}`);
  }
  const mode = statSync(place).mode & 0o777;
  const shown = mode.toString(8).padStart(4, '0');
  return (mode & othersMayRead) === 0
    ? fine('密钥', `${place}(权限 ${shown})`)
    : bad('密钥', `${place} 的权限是 ${shown},别的账号也能读`, `请运行 chmod 600 ${place}`);
}

function checkLoaded(name: string, load: () => string, remedy: string): Check {
  try {
    return fine(name, load());
  } catch (error) {
    return bad(name, messageOf(error), remedy);
  }
}

async function checkQueue(config: Config, log: Log): Promise<Check> {
  if (!config.redisUrl) return fine('队列', '用同一个数据库');
  try {
    await checkRedis(config.redisUrl, log);
    return fine('队列', 'Redis 可达,maxmemory-policy 合适');
  } catch (error) {
    return bad('队列', messageOf(error), '请按提示检查 REDIS_URL 和 Redis 的设置');
  }
}

async function checkSchema(db: Db): Promise<Check> {
  const { applied, pending, unknown } = await readSchemaState(db);
  if (unknown.length > 0)
    return bad('数据库结构', `比本程序新(${unknown.join('、')})`, '请升级到与数据库相同的版本');
  if (applied.length === 0) return fine('数据库结构', '还没有建表,第一次使用时会建立');
  return pending.length > 0
    ? bad('数据库结构', `还差 ${pending.join('、')}`, '请运行 voc migrate')
    : fine('数据库结构', newest);
}

/** Nobody has to work where nothing waits: a company may run `voc run` each day. */
async function checkService(config: Config, db: Db): Promise<Check> {
  const name = '后台';
  const now = new Date();
  try {
    const plan = { calendar: calendarOf(config), entries: loadSchedules(config) };
    const notice = judgeService(await readService(db, plan, now), now);
    if (!notice) return fine(name, '处理和计划都在运行');
    const { isUrgent, title, text } = notice;
    return isUrgent ? bad(name, title, text) : fine(name, `${title}。${text}`);
  } catch (error) {
    return bad(name, messageOf(error), `请核对 ${config.home}/schedules.json`);
  }
}

interface Asked {
  checks: Check[];
  counts: StateCounts | null;
  hasHashes: boolean;
}

async function askDatabase(config: Config, log: Log): Promise<Asked> {
  const where = config.databaseUrl ? 'DATABASE_URL' : `内嵌数据库(${config.home})`;
  try {
    return await withDatabase(config, log, async ({ db }) => {
      const reachable = fine('数据库', `${where},PostgreSQL ${await readServerVersion(db)}`);
      const schema = await checkSchema(db);
      const isNewest = schema.detail === newest;
      const found = isNewest ? await readStateCounts(db) : null;
      const kept = isNewest ? [await checkService(config, db), fine('开关', await describeSwitches(db))] : [];
      return {
        checks: [reachable, schema, ...kept],
        counts: found?.counts ?? null,
        hasHashes: found?.hasHashes ?? false,
      };
    });
  } catch (error) {
    const remedy = isRetriable(error)
      ? '请确认 PostgreSQL 已启动、地址和密码正确'
      : '请核对 DATABASE_URL;内嵌数据库请核对 VOC_HOME 所在磁盘';
    return {
      checks: [bad('数据库', `${where}:${messageOf(error)}`, remedy)],
      counts: null,
      hasHashes: false,
    };
  }
}

/** `voc doctor`: whether everything is in its place, with a remedy for what is not; changes nothing. */
export async function doctor(config: Config, log: Log, version: string): Promise<Diagnosis> {
  const { checks: asked, counts, hasHashes } = await askDatabase(config, log);
  const checks = [
    fine('版本', `voc ${version},Node ${process.versions.node}`),
    ...asked,
    checkKey(config, hasHashes),
    checkLoaded(
      '词典与模型',
      () => `模型 ${loadClassifier(config).modelVersion}`,
      '请重新安装,seeds 文件夹不完整',
    ),
    checkLoaded(
      '映射',
      () => {
        const { mappings } = loadSources(config);
        return `${mappings.length} 个,其中自有 ${mappings.filter(({ isOwn }) => isOwn).length} 个`;
      },
      `请改正或移走 ${config.home}/mappings 里的这个文件`,
    ),
    await checkQueue(config, log),
  ];
  return { isOk: checks.every(({ isOk }) => isOk), checks, counts };
}
