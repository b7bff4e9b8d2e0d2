const toned = 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ';
const vowels = `[aeiouü${toned}]{1,3}`;
/** One syllable in brackets right behind a hanzi; converters of web pages leave it, people do not write it so. */
const noted = new RegExp(
  `(?<=\\p{Script=Han})[(（](?=[a-zü]{0,4}[${toned}])(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?${vowels}(?:ng?|r)?[)）]`,
  'giu',
);
const sign = new RegExp(`[${toned}]`, 'iu');

/** The text without pinyin in brackets, as in 服務(wù); syllables without a tone mark stay: they may be a size or a word. */
export const stripPinyin = (text: string): string => (sign.test(text) ? text.replace(noted, '') : text);
