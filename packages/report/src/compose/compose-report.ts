import { addDays } from '@voc/core';
import type { Context } from './facts/context.ts';
import type { ReportFacts } from './facts/types.ts';
import { fingerprintsOf } from './fingerprints.ts';
import { type Report, reportSchemaVersion } from './schema.ts';
import type { Fingerprints } from './schema-values.ts';
import { isOfProducts, parseScope, scopeNameOf } from './scope.ts';
import { composeActions } from './sections/actions.ts';
import { composeAlerts } from './sections/alerts.ts';
import { composeAlso } from './sections/also.ts';
import { composeAttribution } from './sections/attribution.ts';
import {
  chatOnlyIn,
  composeCategories,
  composeMovers,
  type Figures,
  judgeCategories,
} from './sections/categories.ts';
import { composeDataPanel } from './sections/data-panel.ts';
import { composeAdvice } from './sections/department-advice.ts';
import { composeFindings } from './sections/findings.ts';
import { composeHeadline } from './sections/headline.ts';
import { composeHidden } from './sections/hidden.ts';
import { composeLists, type ListGroundwork } from './sections/lists.ts';
import { composeMismatch } from './sections/mismatch.ts';
import { composeChatOnly, composeProducts } from './sections/products.ts';
import { composeService } from './sections/service.ts';
import { composeSignals } from './sections/signals.ts';
import { composeSummary } from './sections/summary.ts';
import { composeTopics } from './sections/topics.ts';
import { composeTrend } from './sections/trend.ts';

const notes = [
  '同一条声音在每个细类、每个大类和总计里各算一次,所以细类相加不等于总计。',
  '同一订单在评价、会话、售后里说的同一件事只算一次,记在最先听到的渠道。',
  '物流、价格、客服和买家自身原因不计入商品自身投诉。',
  '区间为 90% 区间;样本太少的款标为数据不足,不参与排名。',
];

/** What a report of a part of the company must say of itself. */
function scopeNotes(scope: string): string[] {
  const [part, name] = [parseScope(scope), scopeNameOf(scope)];
  if (!part || name === null) return [];
  return [
    isOfProducts(part)
      ? `本报告只含${name};红黑榜在全公司同类目里评定,只列出本范围的款。`
      : `本报告只含${name}的声音和销量;红黑榜在本店的款里评定;预警、信号和行动按款不分店铺,见全公司报告。`,
    '没有读入的行不分范围,见全公司报告。',
  ];
}

/** A year ago is told where it is known, and where not that it is not. */
const yearNotes = ({ period, earlier }: ReportFacts): string[] =>
  earlier
    ? [`${earlier.label}指 ${earlier.start} 至 ${addDays(earlier.end, -1)}。`]
    : period.kind === 'all'
      ? []
      : ['没有去年同期的数据,未作同比。'];

const span = ({ id, start, end }: { id: string; start: string; end: string }) => ({ id, start, end });

function whyNoComparison({ period, previous }: ReportFacts): string | null {
  if (previous) return null;
  return period.kind === 'all' ? '全部数据没有上一期' : '上一期没有数据,无法比较';
}

/** What a report rests on beside words: sums, judged categories and judged lists. */
export interface Groundwork {
  fingerprints: Fingerprints;
  context: Omit<Context, 'facts'>;
  judged: ReadonlyMap<string, Figures>;
  lists: ListGroundwork;
}

/** Judges everything that no quote changes; what is read for words asks for a first report, and the last one needs the same. */
export function groundworkOf(
  facts: ReportFacts,
  { context, lists, lines }: Pick<Groundwork, 'context' | 'lists'> & { lines: readonly string[] },
): Groundwork {
  const judged = judgeCategories({ ...context, facts });
  return { fingerprints: fingerprintsOf(facts, lines), context, judged, lists };
}

/** Turns facts into the report; pure, so the same facts give the same report. */
export function composeReport(facts: ReportFacts, ground: Groundwork): Report {
  const { judged } = ground;
  const context: Context = { ...ground.context, facts };
  const { period, previousPeriod, previous } = facts;
  const scopeName = scopeNameOf(facts.scope);
  const headline = composeHeadline(context);
  const categories = composeCategories(context, judged);
  const movers = composeMovers(context, judged);
  const alerts = composeAlerts(context);
  const actions = composeActions(context);
  const signals = composeSignals(context);
  const { first: findings, rest, redLines } = composeFindings(context, movers.up, alerts, signals);
  const lists = composeLists(context, ground.lists);
  const also = composeAlso(context, { first: findings, rest, redLines, lists });
  return {
    schemaVersion: reportSchemaVersion,
    kind: period.kind,
    scope: facts.scope,
    ...(scopeName === null ? {} : { scopeName }),
    period: span(period),
    previousPeriod: previous && previousPeriod ? span(previousPeriod) : null,
    noComparison: whyNoComparison(facts),
    asOf: facts.asOf,
    versions: { taxonomy: facts.taxonomy.version, model: facts.modelVersion, schema: reportSchemaVersion },
    fingerprints: ground.fingerprints,
    denominator: { name: context.basis.name, reason: context.basis.reason },
    summary: composeSummary(context, { headline, findings, also, categories, movers, actions }),
    headline,
    findings,
    advice: composeAdvice(context, findings),
    trend: composeTrend(context),
    categories,
    attribution: composeAttribution(context),
    movers,
    mismatch: composeMismatch(context, judged),
    products: composeProducts(context),
    lists,
    alerts,
    actions,
    signals,
    chatOnlyProducts: composeChatOnly(context),
    chatOnly: chatOnlyIn(context, 'total'),
    hiddenProducts: composeHidden(context),
    topics: composeTopics(context),
    service: composeService(context),
    data: composeDataPanel(context),
    notes: [...notes, ...yearNotes(facts), ...scopeNotes(facts.scope)],
  };
}
