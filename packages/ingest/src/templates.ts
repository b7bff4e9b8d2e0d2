import { z } from 'zod';

const Template = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Whole texts. */
  texts: z.array(z.string().min(1)).default([]),
  /** Regular expressions that the whole text must fit. */
  patterns: z.array(z.string().min(1)).default([]),
  /** Regular expressions that must all be found somewhere in the text, and `none` of which may be. */
  all: z.array(z.string().min(1)).default([]),
  none: z.array(z.string().min(1)).default([]),
});

/** What stands in place of a customer's words: what platforms write, and advertising. */
export const Templates = z.strictObject({
  version: z.string(),
  /** A character of every whole text and pattern: a review without it is not compared with them. */
  mark: z.string().length(1),
  templates: z.array(Template).min(1),
});
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

const longestWhole = 60;
/** Advertising is short; who tells a long story is a customer. */
const longestPart = 200;

interface Parts {
  id: string;
  all: readonly RegExp[];
  none: readonly RegExp[];
}

const partsOf = (templates: Templates['templates']): Parts[] =>
  templates
    .filter(({ all }) => all.length > 0)
    .map(({ id, all, none }) => ({
      id,
      all: all.map((source) => new RegExp(source, 'iu')),
      none: none.map((source) => new RegExp(source, 'iu')),
    }));

/** Compiles templates; longest template texts bound what is looked at, so long reviews cost nothing. */
export function compileTemplates({ mark, templates }: Templates): TemplateFinder {
  const texts = new Map(templates.flatMap(({ id, texts }) => texts.map((text) => [bare(text), id] as const)));
  const patterns = templates.flatMap(({ id, patterns }) =>
    patterns.map((source) => ({ id, pattern: new RegExp(`^(?:${source})$`, 'u') })),
  );
  const parts = partsOf(templates);
  const findParts = (text: string): string | undefined =>
    parts.find(
      ({ all, none }) =>
        all.every((pattern) => pattern.test(text)) && !none.some((pattern) => pattern.test(text)),
    )?.id;
  return (text) => {
    if (text === '') return blankTemplate;
    if (text.length > longestPart) return undefined;
    if (text.length > longestWhole || !text.includes(mark)) return findParts(text);
    const key = bare(text);
    return texts.get(key) ?? patterns.find(({ pattern }) => pattern.test(key))?.id ?? findParts(text);
  };
}
