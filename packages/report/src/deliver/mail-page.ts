import type { Report } from '../compose/schema.ts';
import { type Html, html, prose } from '../render/html/template.ts';
import { percent, perThousand, previousName, productName, scopeText } from '../render/words.ts';
import { thousands } from '../thousands.ts';
import { bundleTitle, correctionText, linkOf, type ToldReport, toldTitle } from './report-notice.ts';

export interface MailPage {
  told: readonly ToldReport[];
  isRepeat: boolean;
  /** Content ids of the pictures of their trends, in the order of the reports; bars of text where there is none. */
  charts: readonly (string | null)[];
  /** Attachments that could not be added, and why, in Chinese. */
  leftOut: readonly string[];
  link?: string | undefined;
}

// Mail programs heed styles on elements alone, and tables.
const cell = 'padding:6px 10px;border-bottom:1px solid #dee0e3;text-align:left;vertical-align:top';
const muted = 'color:#646a73;font-size:13px';

const table = (head: readonly string[], rows: readonly (readonly (string | Html)[])[]): Html =>
  html`<table role="presentation" cellspacing="0" style="border-collapse:collapse;width:100%;font-size:14px"><tr>${head.map((one) => html`<th style="${cell};color:#646a73;font-weight:normal">${one}</th>`)}</tr>${rows.map((row) => html`<tr>${row.map((one) => html`<td style="${cell}">${typeof one === 'string' ? prose(one) : one}</td>`)}</tr>`)}</table>`;

function figures({ headline, ...report }: Report): Html {
  const { voices, complaints, mismatch, praiseShare } = headline;
  const rate = (one: { perThousand: number | null } | null): string =>
    one ? perThousand(one.perThousand) : '—';
  return table(
    ['指标', '本期', previousName({ ...report, headline })],
    [
      ['声音量', thousands(voices.current), voices.previous === null ? '—' : thousands(voices.previous)],
      ['客诉率', rate(complaints.current), rate(complaints.previous)],
      ['描述不符率', rate(mismatch.current), rate(mismatch.previous)],
      ['表扬占比', percent(praiseShare.current), percent(praiseShare.previous)],
    ],
  );
}

function findings({ findings: found }: Report): Html | null {
  if (found.length === 0) return null;
  const rows = found.map(({ product, categoryName, change, cause, owner, action, dueOn }) => [
    product ? `${productName(product)} ${categoryName}` : categoryName,
    `${change};${cause}`,
    `${owner}:${action}`,
    html`<span style="white-space:nowrap">${dueOn}</span>`,
  ]);
  return html`<h3 style="font-size:16px;margin:18px 0 6px">本期要点</h3>${table(['问题', '变化与原因', '谁做什么', '期限'], rows)}`;
}

/** The complaint rates of the weeks, each as a share of the highest, 0 to 1. */
export function barsOf({ trend: weeks }: Report): { week: string; share: number; rate: string }[] {
  const most = Math.max(0, ...weeks.map(({ rate }) => rate.perThousand ?? 0));
  return weeks.map(({ week, rate: { perThousand: value } }) => ({
    week,
    share: most === 0 ? 0 : (value ?? 0) / most,
    rate: perThousand(value),
  }));
}

/** A bar that mail programs without pictures and styles show too. */
const barOf = (share: number): Html =>
  html`<table role="presentation" cellspacing="0" cellpadding="0" width="${Math.max(1, Math.round(share * 100))}%"><tr><td bgcolor="#2b5fd9" style="height:12px;line-height:12px;font-size:1px">&nbsp;</td></tr></table>`;

function trend(report: Report, chart: string | null): Html | null {
  if (report.trend.length < 2) return null;
  const shown = chart
    ? html`<img src="cid:${chart}" alt="按周客诉率与描述不符率" width="640" style="width:100%;max-width:640px;height:auto">`
    : html`<table role="presentation" cellspacing="0" style="font-size:12px;width:100%">${barsOf(report).map(({ week, share, rate }) => html`<tr><td style="padding:1px 8px 1px 0;white-space:nowrap">${week}</td><td style="width:90%">${barOf(share)}</td><td style="padding-left:8px;white-space:nowrap">${rate}</td></tr>`)}</table>`;
  return html`<h3 style="font-size:16px;margin:18px 0 6px">按周客诉率</h3>${shown}`;
}

function section(one: ToldReport, chart: string | null, link: string | undefined): Html {
  const { report } = one;
  const correction = correctionText(one);
  const address = linkOf(link, report);
  return html`<h2 style="font-size:19px;margin:24px 0 4px">${prose(toldTitle(one))}</h2>
<p style="${muted};margin:0 0 12px">${prose(scopeText(report))}</p>
${correction && html`<p style="background:#fff3e0;padding:8px 12px">${prose(correction)}</p>`}
${report.summary.sentences.map((sentence) => html`<p style="margin:6px 0">${prose(sentence)}</p>`)}
${report.summary.also ? html`<p style="margin:10px 0 2px"><b>另有</b></p>${report.summary.also.map((line) => html`<p style="margin:2px 0">${prose(`· ${line}`)}</p>`)}` : null}
${figures(report)}${findings(report)}${trend(report, chart)}
${address && html`<p style="margin:14px 0"><a href="${address}">看全文</a></p>`}`;
}

/** The body of a mail: everything a person needs without opening an attachment; every text escaped. */
export function mailPage({ told, isRepeat, charts, leftOut, link }: MailPage): string {
  const page = html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${bundleTitle(told)}</title></head>
<body style="margin:0;padding:16px;color:#1f2329;font:15px/1.6 'PingFang SC','Microsoft YaHei',sans-serif"><div style="max-width:680px;margin:0 auto">
${isRepeat && html`<p style="background:#fdecea;padding:8px 12px">${prose('这封邮件可能重复:上一次发送是否送达未知。')}</p>`}
${told.map((one, i) => section(one, charts[i] ?? null, link))}
${leftOut.length > 0 && html`<p style="${muted}">${prose(`未附:${leftOut.join('、')}`)}</p>`}
<p style="${muted};margin-top:24px">${prose('内部资料,顾客原话已脱敏。由客户之声自动发出,请勿回复。')}</p>
</div></body></html>
`;
  return page.text;
}
