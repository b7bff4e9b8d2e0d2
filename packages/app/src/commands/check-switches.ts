import { localMinute } from '@voc/core';
import { type Db, readSwitches, type Switch } from '@voc/core/db';

const named: [prefix: string, name: string][] = [
  ['pull:', '来源'],
  ['robot:', '机器人'],
  ['mail:', '邮件'],
];

function nameOf(key: string): string {
  if (key === 'webhook') return '预警群';
  if (key === 'tickets') return '工单系统';
  const found = named.find(([prefix]) => key.startsWith(prefix));
  return found ? `${found[1]} ${key.slice(found[0].length)}` : `计划 ${key}`;
}

const tell = ({ name, by, at }: Switch): string => `${nameOf(name)}(${by},${localMinute(at)})`;

/** What somebody has switched off, in Chinese: on purpose, so no fault, but nobody shall wonder why nothing comes. */
export async function describeSwitches(db: Db): Promise<string> {
  const tables = ['schedule_switches', 'recipient_switches'] as const;
  const all = await Promise.all(tables.map((table) => readSwitches(db, table)));
  const off = all.flatMap((one) => [...one.values()]).filter(({ isOff }) => isOff);
  return off.length === 0 ? '计划、来源和机器人都没有停用' : `已停用:${off.map(tell).join('、')}`;
}
