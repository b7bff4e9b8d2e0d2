import { joinWords } from '../../join-words.ts';
import {
  shownSignals,
  signalLead,
  signalNumbers,
  signalSpan,
  signalTitle,
  tierName,
} from '../signal-words.ts';
import { isTold, splitText, wordNames, wordsText } from '../split-words.ts';
import type { Finding, Report } from '../types.ts';
import { dueText, productName } from '../words.ts';
import { quoteList, section, table } from './parts.ts';
import { type Html, html, prose } from './template.ts';

const confidenceTag = { 高: 'tag up', 中: 'tag mid', 低: 'tag' } as const;

/** Page one has room on paper for these; the others are on the screen. */
const wordsPrinted = 2;

const later = (words: Finding['words']): Html =>
  words.length > wordsPrinted
    ? html`<span class="later">、${prose(wordNames(words.slice(wordsPrinted)))}</span>`
    : html``;

/** Quotes of the words, each saying once: two words may be of the same. */
const quotesOf = ({ words }: Finding) => [
  ...new Map(words.flatMap(({ quote }) => (quote ? [[quote.text, quote] as const] : []))).values(),
];

function finding(one: Finding, i: number): Html {
  const title = one.product ? `${productName(one.product)}:${one.categoryName}` : one.categoryName;
  return html`<div class="card"><h3>${i + 1}. ${prose(title)}</h3><dl>
<dt>变化</dt><dd>${prose(one.change)}${isTold(one.split) ? html`<div class="muted">${prose(splitText(one.split, true))}</div>` : null}</dd>
<dt>原因</dt><dd>${prose(one.cause)}</dd>
${one.words.length > 0 ? html`<dt>原话</dt><dd>${prose(wordsText(one.words.slice(0, wordsPrinted)))}${later(one.words)}${quoteList(quotesOf(one).slice(0, 3))}</dd>` : null}<dt>把握</dt><dd><span class="${confidenceTag[one.confidence]}">${one.confidence}</span> ${prose(one.confidenceReason)}</dd>
<dt>谁做</dt><dd>${prose(`${one.owner}:${one.action}`)}</dd>
<dt>何时</dt><dd>${prose(joinWords(`${dueText(one)};预期`, ` ${one.expected}`))}</dd></dl></div>`;
}

export function findings({ findings: found }: Report): Html {
  if (found.length === 0) return html``;
  return section(
    '本期要点',
    '最多三项;把握依据为与上一期同口径相比的多出条数',
    html`<div class="cards">${found.map(finding)}</div>`,
  );
}

/** What left its limits, told to people or not. */
export function signals(report: Report): Html {
  if (report.signals.length === 0) return html``;
  const rows = report.signals
    .slice(0, shownSignals)
    .map((one) => [
      prose(signalTitle(one)),
      prose(signalNumbers(one)),
      html`<span class="nowrap">${signalSpan(one)}</span>`,
      html`<span class="tag">${tierName(one)}</span>`,
    ]);
  const columns = ['内容', '最不寻常的窗口', '时间', '级别'].map((title) => ({ title }));
  return section('信号', signalLead(report), table(columns, rows), 'long');
}

const shownAlerts = 20;

export function alerts({ alerts: raised, kind }: Report): Html {
  if (raised.length === 0) return section('预警', '', html`<p class="muted">本期没有预警。</p>`);
  const rows = raised
    .slice(0, shownAlerts)
    .map((alert) => [
      prose(alert.title || `${alert.productName ?? ''}${alert.categoryName}预警`),
      html`<span class="nowrap">${alert.categoryName}</span>`,
      html`<span class="nowrap">${kind === 'week' ? alert.raisedOn.slice(5) : alert.raisedOn}${alert.kind === 'redline' ? null : ' 起'}</span>`,
      html`<span class="tag${alert.state === '待处理' ? ' up' : ''}">${alert.state}</span>`,
    ]);
  const columns = ['内容', '类别', '时间', '状态'].map((title) => ({ title }));
  return section(
    '预警',
    `本期 ${raised.length} 条,内容与推送的卡片一致${raised.length > shownAlerts ? `;此处列最近 ${shownAlerts} 条` : ''}`,
    table(columns, rows),
    'long',
  );
}
