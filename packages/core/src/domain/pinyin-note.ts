const toned = 'āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ';
const vowels = `[aeiouü${toned}]{1,3}`;

/**
 * Regular expression (flag u) of one syllable in brackets right behind a hanzi, as in 服務(wù): converters of web pages
 * leave it, people do not write it so. Without a tone mark it may be a size or a word.
 */
export const pinyinNoteSource = `(?<=\\p{Script=Han})[(（](?=[a-zü]{0,4}[${toned}])(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?${vowels}(?:ng?|r)?[)）]`;

/** Any of the letters without which there is no such note. */
export const tonedLetters = toned;
