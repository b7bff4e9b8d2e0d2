import { actions } from './markdown/actions.ts';
import { advice } from './markdown/advice.ts';
import { attribution } from './markdown/attribution.ts';
import { list, text } from './markdown/parts.ts';
import * as sections from './markdown/sections.ts';
import { service } from './markdown/service.ts';
import { signals } from './markdown/signals.ts';
import type { Report } from './types.ts';
import { reportTitle, scopeText } from './words.ts';

/** The report as Markdown: summary first, then the sections in the order of the page. */
export function renderMarkdown(report: Report): string {
  const { summary, notes, versions } = report;
  const blocks = [
    `# ${reportTitle(report)}`,
    scopeText(report),
    summary.sentences.join('\n\n'),
    ...(summary.also ? ['另有', list(summary.also.map(text))] : []),
    ...sections.headline(report),
    ...advice(report),
    ...sections.alerts(report),
    ...signals(report),
    ...actions(report),
    ...attribution(report),
    ...sections.mismatch(report),
    ...sections.categories(report),
    ...sections.products(report),
    ...sections.lists(report),
    ...sections.chatOnly(report),
    ...sections.topics(report),
    ...service(report),
    ...sections.data(report),
    '## 说明',
    notes.map((note) => `- ${note}`).join('\n'),
    `分类体系 ${versions.taxonomy} · 模型 ${versions.model} · 报告格式 ${versions.schema}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}
