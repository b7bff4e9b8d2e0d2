import { groupOf } from '@voc/core';
import { z } from 'zod';
import { joinWords } from '../../join-words.ts';

/** Why a category rose, as far as the numbers tell: a page field changed, one SKU holds most, or nothing of the kind. */
export const AdviceCause = z.enum(['page', 'sku', 'any']);
export type AdviceCause = z.infer<typeof AdviceCause>;

const text = z.string().min(1).max(200);

const Rule = z.strictObject({
  /** A leaf, or a group for all of its leaves. */
  category: z.string().min(1),
  cause: AdviceCause,
  /** Department by its code in the taxonomy. */
  owner: z.string().min(1),
  check: z.array(text).min(1).max(4),
  change: text,
  expect: text,
});
export type AdviceRule = z.infer<typeof Rule>;

/** What to check and change, by category, cause and owner; `{…}` in its texts are filled with numbers. */
export const AdviceRules = z.strictObject({
  version: z.string(),
  source: z.string(),
  rules: z.array(Rule).min(1),
});
export type AdviceRules = z.infer<typeof AdviceRules>;

/** Rules for a category, cause and owner, the closest first: the leaf before its group, the cause before any. */
export function rulesFor(
  { rules }: AdviceRules,
  { category, cause, owner }: Pick<AdviceRule, 'category' | 'cause' | 'owner'>,
): AdviceRule[] {
  const causes = cause === 'any' ? [cause] : [cause, 'any'];
  const wanted =
    category === groupOf(category)
      ? causes.map((one) => [category, one])
      : [
          ...(cause === 'page'
            ? [
                [category, 'page'],
                [groupOf(category), 'page'],
              ]
            : [[category, cause]]),
          [category, 'any'],
          ...causes.map((one) => [groupOf(category), one]),
        ];
  const found = wanted.flatMap(([id, one]) =>
    rules.filter((rule) => rule.category === id && rule.cause === one && rule.owner === owner),
  );
  return [...new Set(found)];
}

/** Fills `{…}` of a text; null when a value is not known: nothing is ever filled in. A space beside it stands for numbers and letters. */
export function fillAdvice(given: string, values: ReadonlyMap<string, string>): string | null {
  let isWhole = true;
  const parts = given.split(/( ?\{[^}]+\} ?)/u).map((part) => {
    const name = /^ ?\{([^}]+)\} ?$/u.exec(part)?.[1];
    if (name === undefined) return part;
    const value = values.get(name);
    if (value === undefined) isWhole = false;
    return part.replace(/\{[^}]+\}/u, () => value ?? '');
  });
  return isWhole ? parts.reduce(joinWords, '') : null;
}
