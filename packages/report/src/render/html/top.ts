import { thousands } from '../../thousands.ts';
import type { Rate, Report, TrueRate } from '../types.ts';
import {
  errorText,
  intervalText,
  percent,
  perThousand,
  previousName,
  reportTitle,
  scopeText,
} from '../words.ts';
import { changeTag } from './parts.ts';
import { type Html, html, prose } from './template.ts';

export function header(report: Report): Html {
  return html`<header><h1>${reportTitle(report)}</h1>
<p>${prose(scopeText(report))}</p></header>`;
}

/** The leading mark and title of a sentence, `①变化:`, set apart. */
function sentence(text: string): Html {
  const head = /^([①②③④⑤][^:]{1,4}):/u.exec(text)?.[1];
  if (!head) return prose(text);
  return html`<b>${head}</b> ${prose(text.slice(head.length + 1))}`;
}

export function summary({ summary: { quiet, sentences, also = [] } }: Report): Html {
  const body = quiet
    ? html`<p class="quiet">${sentences.map((one) => prose(`${one}。`))}</p>`
    : html`<ol>${sentences.map((one) => html`<li>${sentence(one)}</li>`)}</ol>`;
  return html`<section class="summary"><h2>一页结论</h2>${body}${also.length > 0 ? html`<div class="also"><b>另有</b><ul>${also.map((line) => html`<li>${prose(line)}</li>`)}</ul></div>` : null}</section>`;
}

const figure = (title: string, value: Html | string, against: Html | string, note: string): Html =>
  html`<div class="figure"><dt>${title}</dt><dd class="value">${value}</dd><dd class="against">${against}${note ? html`<br>${prose(note)}` : null}</dd></div>`;

/** 好评率 where stars are fed, else the share of voices that praise. */
function praise(report: Report): Html {
  const { praiseShare, goodStars } = report.headline;
  const before = (share: number | null | undefined): string =>
    share == null ? '' : `${previousName(report)} ${percent(share, 1)}`;
  const said = percent(praiseShare.current, 1);
  if (!goodStars?.current)
    return figure('好评占比', said, before(praiseShare.previous), '表扬的声音/全部声音');
  const { share, of } = goodStars.current;
  return figure(
    '好评率',
    percent(share, 1),
    before(goodStars.previous?.share),
    `4~5 星/有星级 ${thousands(of)} 条;表扬的声音占 ${said}`,
  );
}

/** The six figures on top, each against the period before. */
export function figures(report: Report): Html {
  const { voices, complaints, mismatch, coverage, significant, earlier } = report.headline;
  const before = previousName(report);
  const against = <T>(previous: T | null, say: (value: T) => string): string =>
    previous === null ? '' : `${before} ${say(previous)}`;
  const rate = (
    title: string,
    both: { current: Rate; previous: Rate | null },
    verdict: boolean | null,
    withError: TrueRate | null,
    yearAgo: Rate | undefined,
  ): Html => {
    const { current, previous } = both;
    const change =
      previous?.perThousand == null || current.perThousand === null
        ? null
        : Math.round((current.perThousand - previous.perThousand) * 100) / 100;
    const year = earlier && yearAgo ? html`<br>${earlier.label} ${perThousand(yearAgo.perThousand)}` : null;
    const line = html`${against(previous, (one) => perThousand(one.perThousand))}${change === null ? null : html`<br>${changeTag(change, verdict)}`}${year}`;
    return figure(
      title,
      perThousand(current.perThousand),
      line,
      [`90% 区间 ${intervalText(current)}`, errorText(withError)].filter(Boolean).join(';'),
    );
  };
  const color = report.movers.up
    .concat(report.movers.down)
    .some(({ id, significant: yes }) => yes && id.startsWith('mismatch'));
  const counted = complaints.current;
  return html`<dl class="figures">${[
    rate('客诉率', complaints, significant, report.headline.withError.complaints, earlier?.complaints),
    figure(
      '客诉',
      `${thousands(counted.count)} 条`,
      against(complaints.previous, (one) => `${thousands(one.count)} 条`),
      counted.exposure === null ? '' : `分母 ${thousands(counted.exposure)}`,
    ),
    rate('描述不符率', mismatch, color, report.headline.withError.mismatch, earlier?.mismatch),
    figure(
      '声音',
      `${thousands(voices.current)} 条`,
      against(voices.previous, (one) => `${thousands(one)} 条`),
      '',
    ),
    praise(report),
    figure(
      '发声覆盖',
      percent(coverage.current, 1),
      against(coverage.previous, (one) => percent(one, 1)),
      coverage.current === null ? '签收件数未接入' : '声音/签收件数',
    ),
  ]}</dl>`;
}
