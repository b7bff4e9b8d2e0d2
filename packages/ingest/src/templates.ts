import { z } from 'zod';

const Template = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Whole texts. */
  texts: z.array(z.string().min(1)).default([]),
  /** Regular expressions that the whole text must fit. */
  patterns: z.array(z.string().min(1)).default([]),
});

/** What platforms write in place of a customer who wrote nothing. */
export const Templates = z.strictObject({ version: z.string(), templates: z.array(Template).min(1) });
export type Templates = z.infer<typeof Templates>;

/** Tells the template that a whole cleaned text is, or undefined for a customer's own words. */
export type TemplateFinder = (text: string) => string | undefined;

const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s。.!~,;:]+/gu, '')
    .toLowerCase();

/** Id of the template of a review without any words. */
export const blankTemplate = 'blank';

/** Compiles templates; longest template texts bound what is looked at, so long reviews cost nothing. */
export function compileTemplates({ templates }: Templates): TemplateFinder {
  const texts = new Map(templates.flatMap(({ id, texts }) => texts.map((text) => [bare(text), id] as const)));
  const patterns = templates.flatMap(({ id, patterns }) =>
    patterns.map((source) => ({ id, pattern: new RegExp(`^(?:${source})$`, 'u') })),
  );
  return (text) => {
    if (text === '') return blankTemplate;
    if (text.length > 60) return undefined;
    const key = bare(text);
    return texts.get(key) ?? patterns.find(({ pattern }) => pattern.test(key))?.id;
  };
}
