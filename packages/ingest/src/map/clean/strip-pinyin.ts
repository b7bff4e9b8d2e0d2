import { pinyinNoteSource, tonedLetters } from '@voc/core';

const note = new RegExp(pinyinNoteSource, 'giu');
const sign = new RegExp(`[${tonedLetters}]`, 'iu');

/** The text without pinyin in brackets, as in 服務(wù); syllables without a tone mark stay: they may be a size or a word. */
export const stripPinyin = (text: string): string => (sign.test(text) ? text.replace(note, '') : text);
