import { decodeEntities } from './clean/decode-entities.ts';
import { stripPinyin } from './clean/strip-pinyin.ts';

/** Characters that need no look: ASCII but `&`, common punctuation, kana, hanzi and full-width forms. */
const unusual = /[^\t\n -%'-~·—‘-”…\u3000-\u3029\u3030-\u3098\u309b-\u9fff\uff01-\uffee]/;

// Tab and line feed stay. Bidirectional marks, soft hyphens, fillers, variation tags and what is no character go.
const unwanted = new RegExp(
  `[${[
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x61c, 0x61c],
    [0x180e, 0x180e],
    [0x200b, 0x200c],
    [0x200e, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0xfdd0, 0xfdef],
    [0xfeff, 0xfeff],
    [0xfff9, 0xfffb],
    [0xfffe, 0xffff],
  ]
    .map(
      ([from = 0, to = 0]) =>
        `\\u${from.toString(16).padStart(4, '0')}-\\u${to.toString(16).padStart(4, '0')}`,
    )
    .join('')}]`,
  'g',
);

/** The joiner holds pictures together, and only there is it kept. */
const looseJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
/** No script stacks more marks on a letter; a joke with thousands of them makes a page unreadable. */
const tooManyMarks = /(\p{M}{4})\p{M}+/gu;
const halves = /\p{Surrogate}/gu;

function cleanUnusual(raw: string): string {
  let text = raw;
  if (text.includes('&')) text = decodeEntities(text);
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  text = text.replace(halves, '');
  text = text.replace(unwanted, '');
  if (text.includes('\u200d')) text = text.replace(looseJoiner, '');
  return stripPinyin(text.replace(tooManyMarks, '$1'));
}

/**
 * A customer's text as it is kept and quoted: entities decoded, line ends as `\n`, control, zero-width and
 * bidirectional characters gone, at most four combining marks in a row, pinyin notes of converters left out, trimmed.
 * The words, their characters (traditional ones too) and markup stay.
 */
export const cleanText = (raw: string): string => (unusual.test(raw) ? cleanUnusual(raw) : raw).trim();
