import { addDays } from '@voc/core';
import { countNumber, intervalNumbers, rateNumbers, type Scene, shareNumber } from '../numbers.ts';
import type { Count, CountedNumber, Where } from '../types.ts';

export function headlineNumbers(scene: Scene): CountedNumber[] {
  const { headline, denominator } = scene.report;
  const sides: [tail: string, title: string, where: Where | null, side: 'current' | 'previous'][] = [
    ['', '', scene.current, 'current'],
    ['.previous', '(上一期)', scene.previous, 'previous'],
  ];
  return sides.flatMap(([tail, title, where, side]) => {
    if (!where) return [];
    const over = scene.over(denominator.name, where);
    const voices: Count = { counted: { of: 'voices' }, where };
    const rate = (id: 'complaints' | 'mismatch', name: string, category: string): CountedNumber[] =>
      rateNumbers(
        `headline.${id}${tail}`,
        `${name}${title}`,
        headline[id][side],
        { counted: scene.complaints(category), where },
        over,
      );
    return [
      countNumber(`headline.voices${tail}`, `声音${title}`, headline.voices[side], voices),
      ...rate('complaints', '客诉', 'total'),
      ...rate('mismatch', '描述不符', 'mismatch'),
      ...shareNumber(
        `headline.praiseShare${tail}`,
        `好评占比${title}`,
        headline.praiseShare[side],
        { counted: { of: 'praising' }, where },
        voices,
      ),
      ...shareNumber(
        `headline.coverage${tail}`,
        `发声覆盖${title}`,
        headline.coverage[side],
        voices,
        scene.over(denominator.name === '声音条数' ? '签收件数' : denominator.name, where),
      ),
      ...intervalNumbers(
        `headline.goodStars${tail}`,
        `好评率${title}`,
        headline.goodStars?.[side],
        { counted: { of: 'stars', good: true }, where },
        { counted: { of: 'stars', good: false }, where },
      ),
    ];
  });
}

/** The same figures of last year or of the last campaign. */
export function earlierNumbers(scene: Scene): CountedNumber[] {
  const { earlier } = scene.report.headline;
  if (!earlier) return [];
  const { label, start, end } = earlier;
  const where: Where = { span: { start, end }, undated: false };
  const over = scene.over(scene.report.denominator.name, where);
  const rate = (id: 'complaints' | 'mismatch', name: string, category: string): CountedNumber[] =>
    rateNumbers(
      `headline.earlier.${id}`,
      `${label}${name}`,
      earlier[id],
      { counted: scene.complaints(category), where },
      over,
    );
  return [
    countNumber('headline.earlier.voices', `${label}声音`, earlier.voices, {
      counted: { of: 'voices' },
      where,
    }),
    ...rate('complaints', '客诉', 'total'),
    ...rate('mismatch', '描述不符', 'mismatch'),
  ];
}

export function trendNumbers({ report, complaints, over }: Scene): CountedNumber[] {
  return report.trend.flatMap(({ start, rate, mismatch }) => {
    const where: Where = { span: { start, end: addDays(start, 7) }, undated: false };
    const exposure = over(report.denominator.name, where);
    const of = (id: 'rate' | 'mismatch', name: string, category: string): CountedNumber[] =>
      rateNumbers(
        `trend.${start}.${id}`,
        `${start} 起一周的${name}`,
        id === 'rate' ? rate : mismatch,
        { counted: complaints(category), where },
        exposure,
      );
    return [...of('rate', '客诉', 'total'), ...of('mismatch', '描述不符', 'mismatch')];
  });
}
