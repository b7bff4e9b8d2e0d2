/** Stands where words were quoted that a person has asked to delete. */
export const forgottenMark = '〔应删除请求已删去〕';

/** Letters and digits alone, long runs of digits left out, as cards star them. */
const essenceOf = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\d{7,}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A shorter part of somebody's words may be anybody's: 颜色不符 is a category too. */
const fewest = 6;

const quoted = /「([^「」]*)」/gu;

/** Tells whether a text that is marked as a quote is one of these words or a part of them. */
export function createRecogniser(words: readonly string[]): (quote: string) => boolean {
  const said = new Set(words.map(essenceOf));
  said.delete('');
  return (quote) => {
    const essence = essenceOf(quote);
    if (said.has(essence)) return true;
    return essence.length >= fewest && [...said].some((one) => one.includes(essence));
  };
}

type IsTheirs = ReturnType<typeof createRecogniser>;

/** A text such as a card, with these words gone from between its 「」. */
export const forgetInText = (text: string, isTheirs: IsTheirs): string =>
  text.replace(quoted, (found, inner: string) => {
    const isLong = [...inner].length >= fewest;
    return isLong && isTheirs(inner) ? `「${forgottenMark}」` : found;
  });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function forgetQuote(quote: unknown, isTheirs: IsTheirs): unknown {
  if (typeof quote === 'string') return isTheirs(quote) ? forgottenMark : quote;
  if (!isObject(quote) || typeof quote.text !== 'string') return quote;
  return { ...quote, text: isTheirs(quote.text) ? forgottenMark : quote.text };
}

/** A value of JSON with these words gone: from what stands under `quote` and `quotes`, and from between 「」. */
export function forgetInJson(value: unknown, isTheirs: IsTheirs): unknown {
  if (typeof value === 'string') return forgetInText(value, isTheirs);
  if (Array.isArray(value)) return value.map((one) => forgetInJson(one, isTheirs));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]): [string, unknown] => {
    if (key === 'quote') return [key, forgetQuote(one, isTheirs)];
    if (key === 'quotes' && Array.isArray(one)) return [key, one.map((each) => forgetQuote(each, isTheirs))];
    return [key, forgetInJson(one, isTheirs)];
  });
  return Object.fromEntries(entries);
}
