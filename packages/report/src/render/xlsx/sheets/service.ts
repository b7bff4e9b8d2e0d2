import { serviceKinds, serviceName } from '../../service-words.ts';
import type { Report } from '../../types.ts';
import { column, type Sheet, sheetOf } from '../sheet.ts';

type Entry = NonNullable<Report['service']>['entries'][number];
type Figure = 'withinLevel' | 'resolved' | 'resolvedWithinLevel' | 'firstContact' | 'repeat';
type Times = 'firstResponse' | 'resolution';

const share = (title: string, key: Figure) => [
  column<Entry>('share', title, (one) => one[key]?.share ?? null, 12),
  column<Entry>('share', `${title}下限`, (one) => one[key]?.lower ?? null, 12),
  column<Entry>('share', `${title}上限`, (one) => one[key]?.upper ?? null, 12),
];

const seconds = (title: string, key: Times) => [
  column<Entry>('count', `${title}中位(秒)`, (one) => one[key]?.median ?? null, 16),
  column<Entry>('count', `${title}中位下限(秒)`, (one) => one[key]?.lower ?? null, 16),
  column<Entry>('count', `${title}中位上限(秒)`, (one) => one[key]?.upper ?? null, 16),
  column<Entry>('count', `${title}九成(秒)`, (one) => one[key]?.p90 ?? null, 16),
];

/** 客服指标, a sheet when conversations carry times. */
export function service({ service: found }: Report): Sheet[] {
  if (!found) return [];
  return [
    sheetOf<Entry>(
      '客服指标',
      [
        column('text', '分类', ({ by }) => serviceKinds[by], 12),
        column('text', '对象', serviceName, 24),
        column('count', '会话', ({ chats }) => chats, 10),
        column('text', '说明', ({ insufficient }) => (insufficient ? '数据不足' : null), 10),
        ...seconds('首次响应', 'firstResponse'),
        ...share('响应达标', 'withinLevel'),
        ...share('解决', 'resolved'),
        ...seconds('解决用时', 'resolution'),
        ...share('解决达标', 'resolvedWithinLevel'),
        ...share('一次解决', 'firstContact'),
        ...share('7天内再来', 'repeat'),
      ],
      found.entries,
    ),
  ];
}
