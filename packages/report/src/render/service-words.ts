import { shopText } from '@voc/core';
import type { Report } from './types.ts';
import { percent } from './words.ts';

type Entry = NonNullable<Report['service']>['entries'][number];

export const serviceKinds: Record<Entry['by'], string> = {
  all: '全部',
  problem: '问题类型',
  shop: '店铺',
  team: '客服组',
  vendor: '外包服务商',
};

/** What an entry is of. */
export const serviceName = ({ by, name }: Entry): string => (by === 'shop' ? shopText(name) : name);

/** `45 秒`, `12.5 分`, `3.1 小时`. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${seconds} 秒`;
  return seconds < 7200 ? `${(seconds / 60).toFixed(1)} 分` : `${(seconds / 3600).toFixed(1)} 小时`;
}

/** `92%(88~95%)`; 数据不足 where nothing can be said. */
export const shareText = (share: Entry['repeat']): string =>
  share === null
    ? '数据不足'
    : `${percent(share.share)}(${(share.lower * 100).toFixed(0)}~${percent(share.upper)})`;

/** `45 秒(40 秒~52 秒) / 3.1 分`: median with its interval, and what nine in ten stay under. */
export function secondsText(seconds: Entry['firstResponse'] | undefined): string {
  if (!seconds) return '数据不足';
  const { median, lower, upper, p90 } = seconds;
  const interval =
    lower === undefined || upper === undefined ? '' : `(${duration(lower)}~${duration(upper)})`;
  return `${duration(median)}${interval} / ${duration(p90)}`;
}

export const serviceLead = ({ level }: NonNullable<Report['service']>): string =>
  `只用带时间的会话;首次响应是顾客开口到客服第一次回复,解决用时是到客服最后一次回复(只算解决了的),写中位数(90% 区间)/九成在此之内;达标按时限第 ${level} 版;一次解决看再前 7 天的会话,此后 7 天没有再来;括号里是 90% 区间,不足 30 条写数据不足;按名称排列,不排名,不到个人`;

export const serviceColumns = [
  '对象',
  '会话',
  '首次响应',
  '响应达标',
  '解决',
  '解决用时',
  '解决达标',
  '一次解决',
  '7 天内再来',
] as const;

/** The columns after 会话; null where too few conversations say anything. */
export const serviceValues = (one: Entry): string[] | null =>
  one.insufficient
    ? null
    : [
        secondsText(one.firstResponse),
        shareText(one.withinLevel),
        shareText(one.resolved),
        secondsText(one.resolution),
        shareText(one.resolvedWithinLevel ?? null),
        shareText(one.firstContact),
        shareText(one.repeat),
      ];

export const serviceCells = (one: Entry): string[] => [
  one.by === 'all' ? one.name : `${serviceKinds[one.by]}·${serviceName(one)}`,
  String(one.chats),
  ...(serviceValues(one) ?? Array.from({ length: serviceColumns.length - 2 }, () => '数据不足')),
];
