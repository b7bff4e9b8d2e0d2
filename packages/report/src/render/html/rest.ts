import { thousands } from '../../thousands.ts';
import type { Report, Topic } from '../types.ts';
import { classifierText, gapText, pageText, perThousand, productName, unclassifiedText } from '../words.ts';
import { section, table } from './parts.ts';
import { type Html, html, prose } from './template.ts';

function asked(topic: Topic): Html {
  return html`${topic.products.map(
    (one) =>
      html`<div>${productName(one)} <span class="muted">${prose(`${one.count} 次,每千会话 ${perThousand(one.perThousand).replace('‰', '')},${pageText(one)}`)}</span></div>`,
  )}`;
}

/** 商品页没说清: what customers had to ask. */
export function topics({ topics: found }: Report): Html {
  if (found.length === 0)
    return section('商品页没说清', '', html`<p class="muted">本期会话里没有识别出售前问题。</p>`);
  const columns = [
    { title: '问什么' },
    { title: '次数', numeric: true },
    { title: '每千会话', numeric: true },
    { title: '类目' },
    { title: '问得最多的商品与应补充的字段' },
  ];
  const rows = found.map((topic) => [
    topic.attribute,
    thousands(topic.count),
    topic.perThousand === null ? '—' : topic.perThousand.toFixed(1),
    prose(topic.productTypes.map(({ name, count }) => `${name} ${count}`).join('、') || '—'),
    asked(topic),
  ]);
  return section('商品页没说清', '顾客在会话里反复问的,就是商品页该补充的', table(columns, rows), 'long');
}

/** What was read and dropped, and why. */
export function data(report: Report): Html {
  const { data: panel, kind } = report;
  const columns = ['来源', '读到', '采用', '平台模板', '隔离'].map((title, i) => ({ title, numeric: i > 0 }));
  const rows = [...panel.byKind, { ...panel, name: '合计' }].map((row) => [
    row.name,
    thousands(row.read),
    thousands(row.accepted),
    thousands(row.template),
    thousands(row.quarantined),
  ]);
  const facts = [
    `文件内重复 ${thousands(panel.repeats)} 行(不重复计数)`,
    `无日期 ${thousands(panel.undated)} 条${kind === 'all' ? '(已计入本报告)' : '(只计入全量报告)'}${panel.undatedDropped > 0 ? `,另有无日期的模板与隔离行 ${thousands(panel.undatedDropped)} 行` : ''}`,
    `未关联商品 ${thousands(panel.withoutProduct)} 条(计入总数,不计入任何商品)`,
    `未归款商品页 ${thousands(panel.unmappedListings)} 个,涉及 ${thousands(panel.unmappedItems)} 条`,
    `同一订单在多个渠道重复投诉,已合并 ${thousands(panel.folded)} 条`,
    unclassifiedText(report),
    classifierText(report),
    ...panel.gaps.map(gapText),
  ];
  const reasons = panel.quarantineReasons
    .slice(0, 10)
    .map(({ name, count }) => `${name} ${thousands(count)}`);
  const templates = panel.templates.map(({ name, count }) => `${name} ${thousands(count)}`);
  return section(
    '数据说明',
    '按本期不重复的行计:读到=采用+平台模板+隔离',
    html`${table(columns, rows)}<ul class="quotes">${facts.map((one) => html`<li>${prose(one)}</li>`)}
${reasons.length > 0 ? html`<li>${prose(`隔离原因:${reasons.join('、')}`)}</li>` : null}${templates.length > 0 ? html`<li>${prose(`平台模板:${templates.join('、')}`)}</li>` : null}</ul>`,
  );
}

export const footer = ({ notes, versions: { taxonomy, model, schema } }: Report): Html =>
  html`<footer>${notes.map((note, i) => html`<div>${prose(`注${i + 1}:${note}`)}</div>`)}<div>${prose(`分类体系 ${taxonomy} · 模型 ${model} · 报告格式 ${schema}`)}</div></footer>`;
