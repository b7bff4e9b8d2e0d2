import type { Report } from '../compose/schema.ts';
import { company } from '../compose/scope.ts';
import { reportTitle } from '../render/words.ts';
import type { Notice } from './request.ts';

/** A revision of a report that somebody is told of. */
export interface ToldReport {
  report: Report;
  revision: number;
  /** What it says differently from the revision before, in Chinese. */
  changes: string;
  /** Whether the recipient has had an earlier revision. */
  isCorrection: boolean;
}

/** `客户之声·周报 2026-W46(更正·第 2 版)`. */
export const toldTitle = ({ report, revision, isCorrection }: ToldReport): string =>
  `${reportTitle(report)}${isCorrection ? `(更正·第 ${revision} 版)` : ''}`;

export const bundleTitle = (told: readonly ToldReport[]): string => {
  const [only, ...more] = told;
  return only && more.length === 0 ? toldTitle(only) : `客户之声·报告汇总 ${told.length} 份`;
};

/** `https://…/{kind}/{period}` with the report's own; that of a part names it behind, as the dashboard does. */
export function linkOf(template: string | undefined, { kind, period, scope }: Report): string | null {
  const link = template?.replaceAll('{kind}', kind).replaceAll('{period}', period.id);
  if (link === undefined) return null;
  if (scope === company) return link;
  return `${link}${link.includes('?') ? '&' : '?'}scope=${encodeURIComponent(scope)}`;
}

export const correctionText = ({ isCorrection, changes }: ToldReport): string | null =>
  isCorrection && changes ? `更正:${changes}` : null;

const alsoLines = ({ summary: { also } }: Report): string[] =>
  also ? ['另有', ...also.map((line) => `· ${line}`)] : [];

/** Reports as a message for a robot: the five sentences of one, the first sentence of each of many. */
export function reportNotice(told: readonly ToldReport[], link?: string): Notice {
  const title = bundleTitle(told);
  const [only, ...more] = told;
  const lines =
    only && more.length === 0
      ? [correctionText(only), ...only.report.summary.sentences, ...alsoLines(only.report)]
      : told.map((one, i) => `${i + 1}. ${toldTitle(one)}:${one.report.summary.sentences[0] ?? ''}`);
  const links = told.flatMap(({ report }) => linkOf(link, report) ?? []);
  const last = links.length === 1 ? `全文:${links[0]}` : null;
  return { title, text: [`【${title}】`, ...lines, last].filter((one) => one !== null).join('\n') };
}
