import type { FullAlert } from '../../api/types.ts';
import { countText } from '../../parts/figures.ts';
import { addDays } from '../../parts/weeks.ts';

const shortNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 1 : 0);

/** `2.3e-8` as `约 1/43,000,000`, which people can read. */
const chanceText = (p: number): string =>
  p < 1e-9
    ? '小于 1/10 亿'
    : `约 1/${new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 2 }).format(1 / p)}`;

type Facts = Record<string, unknown>;

const number = (facts: Facts, name: string): number | undefined => {
  const value = facts[name];
  return typeof value === 'number' ? value : undefined;
};

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The numbers that an alert rests on, named in words, in the order in which one reads them. */
export function factsOf(numbers: unknown): [string, string][] {
  if (!isFacts(numbers)) return [];
  const of = (name: string): number | undefined => number(numbers, name);
  const [lower, upper, chance] = [of('lower'), of('upper'), of('p')];
  const denominator = typeof numbers.denominator === 'string' ? numbers.denominator : '分母';
  const known: [string, string | undefined][] = [
    ['窗口', of('window') === undefined ? undefined : `${of('window')} 天,到 ${String(numbers.day ?? '')}`],
    ['投诉', of('complaints') === undefined ? undefined : `${of('complaints')} 条`],
    ['正常约', of('expected') === undefined ? undefined : `${shortNumber(of('expected') ?? 0)} 条`],
    ['正常的 90% 区间', lower === undefined || upper === undefined ? undefined : `${lower}~${upper} 条`],
    ['倍数', of('ratio') === undefined ? undefined : `${shortNumber(of('ratio') ?? 0)} 倍`],
    [denominator, of('exposure') === undefined ? undefined : countText(Math.round(of('exposure') ?? 0))],
    ['偶然出现的机会', chance === undefined ? undefined : chanceText(chance)],
    [
      '全公司每周预计误报',
      of('falsePushesPerWeek') === undefined ? undefined : `至多 ${of('falsePushesPerWeek')} 张`,
    ],
    ['当天同类', of('sameDay') === undefined ? undefined : `${of('sameDay')} 条`],
    ['90 天内同类', of('similar') === undefined ? undefined : `${of('similar')} 条`],
    ['分母的依据', typeof numbers.reason === 'string' ? numbers.reason : undefined],
  ];
  return known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]));
}

/** Where the voices of an alert are read: its product, category and days; undefined where nothing would single them out. */
export function voicesOf({ kind, productId, category, raisedOn, numbers }: FullAlert) {
  // A red line is one voice, whatever it is labelled: it is found by its product and day.
  if (kind === 'redline' && productId === null) return undefined;
  const facts = isFacts(numbers) ? numbers : {};
  const last = typeof facts.day === 'string' ? facts.day : raisedOn;
  return {
    from: addDays(last, 1 - (number(facts, 'window') ?? 1)),
    to: addDays(last, 1),
    ...(productId === null ? {} : { product: productId }),
    ...(kind === 'redline' ? {} : { category }),
  };
}
