import type { MismatchAttribute, Report } from '../types.ts';
import { intervalText, productName, rateText } from '../words.ts';
import { changeTag, quoteList, section } from './parts.ts';
import { type Html, html, prose } from './template.ts';

type Product = MismatchAttribute['products'][number];

const shownLetters = 40;

const shorten = (value: string): string =>
  [...value].length > shownLetters ? `${[...value].slice(0, shownLetters).join('')}…` : value;

function checks({ checks: found }: Product, fields: readonly string[]): Html {
  if (found.length === 0)
    return html`<p>去查：未接入商品页，请人工核对${prose(`【${fields.join('】【')}】`)}</p>`;
  const lines = found.map(
    ({ platform, listingId, field, value, changedAt }) =>
      html`<li>${platform}商品页 ${listingId}【${field}】${value ? html` 现值「${shorten(value)}」` : null}${changedAt ? html` <span class="tag mid">${changedAt.slice(5)} 更换过</span>` : null}</li>`,
  );
  return html`<p>去查：</p><ul class="quotes">${lines}</ul>`;
}

function product(one: Product, fields: readonly string[]): Html {
  return html`<div class="card"><h3>${productName(one)} ${one.change === null ? null : changeTag(one.change, null)}</h3>
<p>${prose(`${one.rate.count} 条,${rateText(one.rate)}(${intervalText(one.rate)});责任:${one.owner}`)}</p>
${checks(one, fields)}${quoteList(one.quotes)}</div>`;
}

/** An attribute that changed beyond chance, or that a finding is about, stands open and is printed. */
const isTold = ({ id }: MismatchAttribute, { findings, categories }: Report): boolean =>
  findings.some(({ category }) => category === id) ||
  categories.some(({ leaves }) => leaves.some((leaf) => leaf.id === id && leaf.significant === true));

const countText = ({ rate, previous, products }: MismatchAttribute): string => {
  const before = previous ? `,上一期 ${previous.count} 条 ${rateText(previous)}` : '';
  const names = products.map((one) => `${productName(one)} ${one.rate.count} 条`).join('、');
  return `${rate.count} 条 ${rateText(rate)}${before};${names}`;
};

function attribute(one: MismatchAttribute, report: Report): Html {
  const told = isTold(one, report);
  const cards = html`<div class="cards">${one.products.map((each) => product(each, one.fields))}</div>`;
  return html`<details class="attribute${told ? ' told' : null}"${told ? html` open` : null}><summary><b>${prose(one.name)}</b> <span class="muted">${prose(countText(one))}</span></summary>${cards}</details>`;
}

const named = ({ products }: MismatchAttribute): boolean => products.length > 0;

/** Attributes no product has three complaints of, in one line. */
function scattered(attributes: readonly MismatchAttribute[]): Html {
  if (attributes.length === 0) return html``;
  const told = attributes.map(({ name, rate }) => `${name} ${rate.count} 条`).join('、');
  return html`<p class="muted">${prose(`没有商品达到 3 条的属性:${told}。`)}</p>`;
}

/** 商品描述不符 by attribute: product, page field to check, words. */
export function mismatch(report: Report): Html {
  const { mismatch: attributes } = report;
  if (attributes.length === 0)
    return section('商品描述不符', '', html`<p class="muted">本期没有描述不符的投诉。</p>`);
  return section(
    '商品描述不符(按属性)',
    '每个属性列出投诉率下限最高的商品,至少 3 条;点开看应核对的商品页字段与顾客原话(已脱敏)',
    [
      ...attributes.filter(named).map((one) => attribute(one, report)),
      scattered(attributes.filter((one) => !named(one))),
    ],
    'long',
  );
}
