import { maskTokenSource } from '@voc/core';

const tokens = new RegExp(maskTokenSource, 'g');
const unspoken = /[^\p{L}]+/gu;

/** The letters and hanzi of a text: who changes figures, marks, blanks or pictures says the same again. */
export const bareText = (text: string): string =>
  (text.includes('[') ? text.replace(tokens, '') : text)
    .normalize('NFKC')
    .toLowerCase()
    .replace(unspoken, '');
