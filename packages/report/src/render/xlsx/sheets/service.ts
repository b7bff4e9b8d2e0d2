import { serviceKinds } from '../../service-words.ts';
import type { Report } from '../../types.ts';
import { column, type Sheet, sheetOf } from '../sheet.ts';

type Entry = NonNullable<Report['service']>['entries'][number];
type Figure = 'withinLevel' | 'resolved' | 'firstContact' | 'repeat';

const share = (title: string, key: Figure) => [
  column<Entry>('share', title, (one) => one[key]?.share ?? null, 12),
  column<Entry>('share', `${title}下限`, (one) => one[key]?.lower ?? null, 12),
  column<Entry>('share', `${title}上限`, (one) => one[key]?.upper ?? null, 12),
];

/** 客服指标, a sheet when conversations carry times. */
export function service({ service: found }: Report): Sheet[] {
  if (!found) return [];
  return [
    sheetOf<Entry>(
      '客服指标',
      [
        column('text', '分类', ({ by }) => serviceKinds[by], 12),
        column('text', '对象', ({ name }) => name, 24),
        column('count', '会话', ({ chats }) => chats, 10),
        column('text', '说明', ({ insufficient }) => (insufficient ? '数据不足' : null), 10),
        column('count', '首次响应中位(秒)', ({ firstResponse }) => firstResponse?.median ?? null, 16),
        column('count', '首次响应九成(秒)', ({ firstResponse }) => firstResponse?.p90 ?? null, 16),
        ...share('达标', 'withinLevel'),
        ...share('解决', 'resolved'),
        ...share('一次解决', 'firstContact'),
        ...share('7天内再来', 'repeat'),
      ],
      found.entries,
    ),
  ];
}
