import type { Service, ServiceEntry } from '../../compose/schema-service.ts';
import type { Share } from '../../compose/schema-values.ts';
import type { ServiceFigure } from '../../compose/service-store.ts';
import { countNumber, intervalNumbers, type Scene } from '../numbers.ts';
import type { Count, CountedNumber, Formula } from '../types.ts';

const shares = [
  ['withinLevel', '响应达标', 'within', 'timed'],
  ['resolved', '解决', 'resolved', 'chats'],
  ['resolvedWithinLevel', '解决达标', 'settledWithin', 'timed'],
  ['firstContact', '一次解决', 'firstContact', 'watched'],
  ['repeat', '7 天内再来', 'again', 'known'],
] as const satisfies readonly [keyof ServiceEntry, string, ServiceFigure, ServiceFigure][];

const times = [
  ['firstResponse', '首次响应', 'answered'],
  ['resolution', '解决用时', 'settled'],
] as const;

const quantiles = [
  ['median', 'median', '中位数(秒)'],
  ['lower', 'medianLower', '中位数区间下限(秒)'],
  ['upper', 'medianUpper', '中位数区间上限(秒)'],
  ['p90', 'p90', '九成在此之内(秒)'],
] as const satisfies readonly [string, Formula, string][];

function entryNumbers(scene: Scene, entry: ServiceEntry): CountedNumber[] {
  const { by, name } = entry;
  const id = `service.${by}.${name}`;
  const count = (figure: ServiceFigure): Count => ({
    counted: { of: 'service', figure, by, name: by === 'problem' ? scene.problemOf(name) : name },
    where: scene.current,
  });
  const share = (one: Share | null | undefined, [key, title, part, whole]: (typeof shares)[number]) =>
    intervalNumbers(`${id}.${key}`, `${name} ${title}`, one, count(part), count(whole));
  return [
    countNumber(`${id}.chats`, `${name} 会话`, entry.chats, count('chats')),
    ...shares.flatMap((one) => share(entry[one[0]], one)),
    ...times.flatMap(([key, title, figure]) =>
      quantiles.flatMap(([tail, formula, words]): CountedNumber[] => {
        const value = entry[key]?.[tail];
        if (value === undefined) return [];
        return [
          {
            id: `${id}.${key}.${tail}`,
            name: `${name} ${title}${words}`,
            value,
            formula,
            count: count(figure),
          },
        ];
      }),
    ),
  ];
}

/** Conversations by what service made of them. */
export const serviceNumbers = (scene: Scene): CountedNumber[] =>
  (scene.report.service?.entries ?? []).flatMap((entry: Service['entries'][number]) =>
    entryNumbers(scene, entry),
  );
