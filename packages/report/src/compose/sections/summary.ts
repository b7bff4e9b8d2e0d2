import { joinWords } from '../../join-words.ts';
import { thousands } from '../../thousands.ts';
import { type Context, periodWord, previousWord } from '../facts/context.ts';
import { monthDay } from '../facts/due.ts';
import type { Headline, Summary } from '../schema.ts';
import type { ActionEntry } from '../schema-actions.ts';
import type { CategoryNode, Finding, Mover } from '../schema-sections.ts';
import type { Rate } from '../schema-values.ts';
import { isAtOnce } from './alert-finding.ts';
import { shortName } from './causes.ts';
import { amountOf } from './list-text.ts';

const rate = ({ perThousand }: Rate): string => (perThousand === null ? '—' : `${perThousand.toFixed(1)}‰`);

/** `客诉 1,286 条/签收 61,400 件=20.9‰`. */
function level({ basis }: Context, { current }: Headline['complaints']): string {
  const count = `客诉 ${thousands(current.count)} 条`;
  if (current.exposure === null) return `${count}(分母未知)`;
  const exposure = amountOf(basis.name, current.exposure);
  return `${count}/${exposure}=${rate(current)}`;
}

function changeSentence(context: Context, headline: Headline, changes: readonly string[]): string {
  const { period } = context.facts;
  const { previous } = headline.complaints;
  const { earlier } = headline;
  const yearAgo = earlier ? [`${earlier.label} ${rate(earlier.complaints)}`] : [];
  const against = [previous ? `${previousWord(period)} ${rate(previous)}` : '没有可比的上一期', ...yearAgo];
  const verdict = headline.significant ? ',超出正常波动' : previous ? ',总量在正常波动内' : '';
  const main = changes.join('、');
  return `①变化:${periodWord(period)}${level(context, headline.complaints)}(${against.join(',')})${verdict}${main ? `;主要是 ${main}` : ''}。`;
}

const subject = ({ product, categoryName }: Finding): string =>
  product ? `${shortName(product)} ${categoryName}` : categoryName;

function certainty({ facts }: Context, headline: Headline, findings: readonly Finding[]): string {
  const parts = findings.map(
    (finding) => `${subject(finding)} ${finding.confidence}(${finding.confidenceReason})`,
  );
  const { current } = headline.coverage;
  const covered =
    current === null ? '签收未接入,覆盖率未知' : `声音覆盖签收的 ${(current * 100).toFixed(1)}%`;
  const undated =
    facts.data.undated > 0 && facts.period.kind !== 'all'
      ? `,另有无日期 ${thousands(facts.data.undated)} 条未计入`
      : '';
  return `③把握:${[...parts, `${covered}${undated}`].join(',')}。`;
}

/** A cause that tells of a part of the rise follows the category's name; one that names its product stands alone. */
const causeWords = ({ categoryName, cause }: Finding): string => {
  if (/^\d/u.test(cause)) return `${categoryName} ${cause}`;
  return /^(?:增量|各)/u.test(cause) ? `${categoryName}${cause}` : cause;
};

/** Who does what: one part an owner and action, its subjects together. */
function duties(findings: readonly Finding[]): string {
  const parts = new Map<string, string[]>();
  for (const finding of findings) {
    const duty = `${finding.owner} ${finding.action}`;
    parts.set(duty, [...(parts.get(duty) ?? []), subject(finding)]);
  }
  return [...parts].map(([duty, subjects]) => `${duty}(${subjects.join('、')})`).join(';');
}

/** `以往行动 6 项:有效 3、逾期 1、…`. */
function actionsText(actions: readonly ActionEntry[]): string {
  if (actions.length === 0) return '以往行动:暂无登记';
  const counts = new Map<string, number>();
  for (const { standing } of actions) counts.set(standing, (counts.get(standing) ?? 0) + 1);
  return `以往行动 ${actions.length} 项:${[...counts].map(([standing, count]) => `${standing} ${count}`).join('、')}`;
}

function told(
  context: Context,
  headline: Headline,
  findings: readonly Finding[],
  actions: readonly ActionEntry[],
): string[] {
  const due = findings[0] ? monthDay(findings[0].dueOn) : '';
  const atOnce = findings.filter(isAtOnce).length;
  const when =
    atOnce === 0
      ? `均须 ${due} 前回复`
      : `红线 1 小时内处理${atOnce < findings.length ? `,其余须 ${due} 前回复` : ''}`;
  return [
    changeSentence(
      context,
      headline,
      findings.map(({ change }) => change),
    ),
    `②原因:${findings.map(causeWords).join(';')}。`,
    certainty(context, headline, findings),
    `④谁做:${duties(findings)}。`,
    `⑤何时:${when};效果看下一期(预期 ${findings.map((finding) => `${joinWords(subject(finding), ` ${finding.expected}`)}`).join('、')});${actionsText(actions)}。`,
  ];
}

/** Sentences of a period without one to compare it with: what there is, and what is most. */
function plain(context: Context, headline: Headline, categories: readonly CategoryNode[]): string[] {
  const most = categories
    .filter(({ id }) => id !== 'residual')
    .flatMap(({ leaves }) => leaves)
    .sort((a, b) => b.rate.count - a.rate.count || (a.id < b.id ? -1 : 1))
    .slice(0, 3);
  const named = most.map(({ name, rate: { count } }) => `${name} ${thousands(count)} 条`).join('、');
  return [
    changeSentence(context, headline, []),
    `②原因:投诉最多的是 ${named || '暂无'};没有上一期,不判断涨跌。`,
    certainty(context, headline, []),
  ];
}

const quietWords = '没有超出正常波动的变化';

/** What a summary is written from. */
export interface SummaryParts {
  headline: Headline;
  findings: readonly Finding[];
  also: string[];
  categories: readonly CategoryNode[];
  movers: { up: readonly Mover[]; down: readonly Mover[] };
  actions: readonly ActionEntry[];
}

function sentencesOf(
  context: Context,
  { headline, findings, also, categories, movers, actions }: SummaryParts,
): Summary {
  if (findings.length > 0) return { quiet: false, sentences: told(context, headline, findings, actions) };
  if (!context.before) return { quiet: false, sentences: plain(context, headline, categories) };
  const nothing = `无需新增行动${also.length > 0 ? ',下列逐条处理' : ''}`;
  if (!headline.significant)
    return { quiet: true, sentences: [`${periodWord(context.facts.period)}${quietWords},${nothing}`] };
  const { current, previous } = headline.complaints;
  const fell = (current.perThousand ?? 0) < (previous?.perThousand ?? 0);
  const changes = (fell ? movers.down : movers.up).map(
    ({ name, previous: before, rate: after }) => `${name} ${rate(before)}→${rate(after)}`,
  );
  return { quiet: false, sentences: [changeSentence(context, headline, changes), `④谁做:${nothing}。`] };
}

/** The summary on page one: five sentences when there is something to do, one when there is not, and a line for the rest each. */
export function composeSummary(context: Context, parts: SummaryParts): Summary {
  const { also } = parts;
  return { ...sentencesOf(context, parts), ...(also.length > 0 ? { also } : {}) };
}
