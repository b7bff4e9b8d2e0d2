import { namedEntities, numberedEntity, pinyinNoteSource, tonedLetters } from '@voc/core';
import { type NormalText, normalise } from './normalise.ts';

const mayBeNoisy = new RegExp(`&[#a-z]|[${tonedLetters}]`);
const noise = new RegExp(
  `&(?:amp;){0,2}(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|(${Object.keys(namedEntities).join('|')}));|${pinyinNoteSource}`,
  'giu',
);

function meaningOf([, decimal, hex, name]: RegExpExecArray): string {
  if (name !== undefined) return namedEntities[name.toLowerCase()] ?? '';
  return numberedEntity(decimal, hex) ?? '';
}

/**
 * Normal form of a text that may not have been cleaned: HTML entities, escaped up to three times, read as what they
 * stand for, pinyin notes as nothing. Offsets lead into the text as it is, behind a note to what follows it.
 */
export function normaliseNoisy(raw: string): NormalText {
  if (!mayBeNoisy.test(raw)) return normalise(raw);
  const places: number[] = [];
  let text = '';
  const keep = (said: string, placeOf: (at: number) => number): void => {
    for (let at = 0; at < said.length; at++) places.push(placeOf(at));
    text += said;
  };
  let from = 0;
  for (const match of raw.matchAll(noise)) {
    const begin = from;
    keep(raw.slice(begin, match.index), (at) => begin + at);
    keep(meaningOf(match), () => match.index);
    from = match.index + match[0].length;
  }
  keep(raw.slice(from), (at) => from + at);
  const normal = normalise(text);
  const origin = normal.origin.map((at) => places[at] ?? raw.length);
  return { ...normal, origin };
}
