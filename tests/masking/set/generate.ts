import type { MaskKind } from '@voc/core';
import { createRandom, type Random } from './random.ts';
import { slots } from './slots.ts';
import type { Templates } from './templates.ts';

export interface Expected {
  kind: MaskKind;
  start: number;
  end: number;
  plain: string;
}

/** One text with the places of what must be masked. */
export interface Sample {
  style: keyof Templates;
  text: string;
  expected: Expected[];
}

const marker = /\{(\w+)\}/g;
const closings = ['', '', '', '谢谢', '。', '!', '~', ' 在线等', ',急', '哦'];
const openings = ['', '', '', '亲,', '你好 ', '客服在吗,', '东西不错。', '差评!', '那个 '];

function fill(r: Random, style: keyof Templates, template: string): Sample {
  let text = r.pick(openings);
  const expected: Expected[] = [];
  let at = 0;
  for (const match of template.matchAll(marker)) {
    const slot = slots[match[1] ?? ''];
    if (!slot) throw new Error(`no slot ${match[0]}`);
    text += template.slice(at, match.index);
    at = match.index + match[0].length;
    const { kind, text: written, plain } = slot(r);
    if (kind !== null) expected.push({ kind, start: text.length, end: text.length + written.length, plain });
    text += written;
  }
  return { style, text: text + template.slice(at) + r.pick(closings), expected };
}

/** Texts in turn of every style and template, the same for the same seed. */
export function generate(templates: Templates, seed: number, count: number): Sample[] {
  const r = createRandom(seed);
  const all = Object.entries(templates).flatMap(([style, list]: [string, readonly string[]]) =>
    list.map((template) => ({ style: style as keyof Templates, template })),
  );
  return Array.from({ length: count }, (_, n) => {
    const { style, template } = all[n % all.length] ?? all[0] ?? { style: 'chat' as const, template: '' };
    return fill(r, style, template);
  });
}
