import { mismatchCategory } from '@voc/core';
import { type AdviceCause, type AdviceRule, fillAdvice, rulesFor } from '../facts/advice-rules.ts';
import type { Context } from '../facts/context.ts';
import { labelOf } from '../facts/context.ts';
import type { AdviceItem, AdviceSheet } from '../schema-advice.ts';
import type { Finding } from '../schema-sections.ts';
import { pageChange } from './causes.ts';
import { fieldsOf } from './listing-fields.ts';
import { departmentNames, ownerCodesOf, ownersOf } from './owners.ts';

/** What a spike of all attributes together is taken for. */
const wholeMismatch = 'mismatch.picture';

/** One SKU holds a product's complaints when it has this part of them, of at least so many. */
const skuShare = 0.6;
const skuCount = 3;

/** The colour and size that holds most own complaints of a product; null where they are spread. */
function leadingSku({ facts }: Context, productId: string): string | null {
  const own = facts.skus.filter((one) => one.productId === productId);
  const all = own.reduce((sum, { count }) => sum + count, 0);
  const top = own.toSorted((a, b) => b.count - a.count || (a.sku < b.sku ? -1 : 1))[0];
  return top && all >= skuCount && top.count >= skuShare * all && own.length > 1 ? top.sku : null;
}

function valuesOf(context: Context, finding: Finding): Map<string, string> {
  const { category, categoryName, product, expected, change } = finding;
  const counted = product
    ? context.now.tally.of(product.productId, 'complaint', category)
    : context.now.tally.total('complaint', category);
  const page = product ? pageChange(context, product.productId, category).replace(/^,/u, '') : '';
  const sku = product && leadingSku(context, product.productId);
  const values = new Map([
    ['类', categoryName],
    ['变化', change],
    // The rules say 回到 themselves.
    ['目标', expected.replace(/^回到/u, '')],
  ]);
  if (counted > 0) values.set('条数', String(counted));
  if (product) values.set('款', labelOf(product));
  if (page) values.set('改动', page);
  if (sku) values.set('规格', sku);
  if (category.startsWith('mismatch')) values.set('字段', fieldsOf(category).join('】【'));
  return values;
}

const causeOf = (values: ReadonlyMap<string, string>): AdviceCause =>
  values.has('改动') ? 'page' : values.has('规格') ? 'sku' : 'any';

/** What a department is told of a finding, and as whom. */
interface Told {
  finding: Finding;
  values: ReadonlyMap<string, string>;
  role: AdviceItem['role'];
  owner: string;
}

/** A rule filled with the finding's numbers; null when one of them is not known. */
function itemOf({ finding, values, role, owner }: Told, rule: AdviceRule): AdviceItem | null {
  const check = rule.check.map((text) => fillAdvice(text, values));
  const [change, expect] = [fillAdvice(rule.change, values), fillAdvice(rule.expect, values)];
  if (change === null || expect === null || check.some((text) => text === null)) return null;
  const { category, categoryName, product, dueOn } = finding;
  return {
    category,
    categoryName,
    product,
    facts: `${finding.change};${finding.confidenceReason}`,
    role,
    owner,
    check: check.flatMap((text) => text ?? []),
    change,
    expect,
    dueOn,
  };
}

/**
 * A sheet for each department that has a finding, in the order of the findings: what to check, what to change and what to
 * expect by the rule table, the nearest rule whose numbers are all known. None without a rule.
 */
export function composeAdvice(context: Context, findings: readonly Finding[]): AdviceSheet[] {
  const rules = context.facts.advice;
  if (!rules) return [];
  const sheets = new Map<string, AdviceSheet>();
  for (const finding of findings) {
    const values = valuesOf(context, finding);
    const category = finding.category === mismatchCategory ? wholeMismatch : finding.category;
    const names = ownersOf(context, category, finding.product?.productId);
    for (const [i, code] of ownerCodesOf(context, category).entries()) {
      const department = departmentNames[code] ?? code;
      const told: Told = { finding, values, role: i === 0 ? '主责' : '协同', owner: names[i] ?? department };
      const item = rulesFor(rules, { category, cause: causeOf(values), owner: code })
        .map((rule) => itemOf(told, rule))
        .find((one) => one !== null);
      if (!item) continue;
      const sheet = sheets.get(department) ?? { department, items: [] };
      sheet.items.push(item);
      sheets.set(department, sheet);
    }
  }
  return [...sheets.values()];
}
