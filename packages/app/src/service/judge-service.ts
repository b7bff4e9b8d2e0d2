import { localMinute } from '@voc/core';
import type { WorkPart } from '@voc/core/queue';
import type { ServiceState } from './read-service.ts';

/** So long a process may be silent before people are told: five of its beats. */
export const silentMinutes = 5;

/** What staff are told when nobody works; the words are Chinese. */
export interface ServiceNotice {
  /** Something waits for it by now. */
  isUrgent: boolean;
  title: string;
  text: string;
}

type Silent = 'all' | WorkPart;

const titles: Record<Silent, string> = {
  all: '没有后台程序在运行:新数据不会分类和汇总,预警、日报和周报都不会发出',
  worker: '没有处理程序在运行:新数据不会分类和汇总,预警和报告不会发出',
  schedule: '没有计划程序在运行:到点的报告不会生成,漏下的处理不会补上',
};

const remedies: Record<Silent, string> = {
  all: '请管理员在服务器上用 voc up 代替 voc serve(页面、处理和计划在一个进程里),或另外启动 voc worker 和 voc schedule。',
  worker: '请管理员在服务器上启动 voc worker;已在运行的请看它的日志。',
  schedule: '请管理员在服务器上启动 voc schedule;已在运行的请看它的日志。',
};

function silentPart(isSilent: (part: WorkPart) => boolean): Silent | undefined {
  const [worker, schedule] = [isSilent('worker'), isSilent('schedule')];
  if (worker && schedule) return 'all';
  if (worker) return 'worker';
  return schedule ? 'schedule' : undefined;
}

const lastWords = (last: Date | null): string =>
  last === null ? '还没有运行过。' : `最后一次运行:${localMinute(last)}。`;

/**
 * What to tell; undefined while somebody works, and for the first minutes after `since`, when whoever shall work may
 * still be starting.
 */
export function judgeService(
  { beats, waits }: ServiceState,
  now: Date,
  since: Date = new Date(0),
): ServiceNotice | undefined {
  const isSilent = (part: WorkPart): boolean =>
    now.getTime() - (beats[part] ?? since).getTime() > silentMinutes * 60_000;
  const silent = silentPart(isSilent);
  if (!silent) return undefined;
  const times = [beats.worker, beats.schedule].flatMap((at) => at ?? []);
  const last =
    silent === 'all' ? (times.sort((a, b) => b.getTime() - a.getTime())[0] ?? null) : beats[silent];
  const waiting = waits
    ? '现在有内容在等待处理。'
    : '现在没有等待处理的内容;若每天用 voc run 处理,可关闭本提示。';
  return {
    isUrgent: waits,
    title: titles[silent],
    text: `${waiting}${remedies[silent]}${lastWords(last)}`,
  };
}
