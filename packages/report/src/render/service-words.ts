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

export const responseText = ({ firstResponse }: Entry): string =>
  firstResponse === null ? '数据不足' : `${duration(firstResponse.median)} / ${duration(firstResponse.p90)}`;

export const serviceLead = ({ level }: NonNullable<Report['service']>): string =>
  `只用带时间的会话;首次响应是顾客开口到客服第一次回复,中位数/九成在此之内;达标按时限第 ${level} 版;一次解决看再前 7 天的会话,此后 7 天没有再来;括号里是 90% 区间,不足 30 条写数据不足;按名称排列,不排名,不到个人`;

export const serviceColumns = ['对象', '会话', '首次响应', '达标', '解决', '一次解决', '7 天内再来'] as const;

export const serviceCells = (one: Entry): string[] => [
  one.by === 'all' ? one.name : `${serviceKinds[one.by]}·${one.name}`,
  String(one.chats),
  ...(one.insufficient
    ? Array.from({ length: 5 }, () => '数据不足')
    : [
        responseText(one),
        shareText(one.withinLevel),
        shareText(one.resolved),
        shareText(one.firstContact),
        shareText(one.repeat),
      ]),
];
