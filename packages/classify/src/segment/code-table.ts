import { Converter } from 'opencc-js/t2cn';

/** Classes of a normalised code unit. */
export const CodeClass = { word: 0, space: 1, separator: 2, other: 3 } as const;

/** Code units whose normal form has several units, or that are dropped, stand in `many`. */
export interface CodeTable {
  /** Normal form of each UTF-16 unit: NFKC, simplified, lower case, digits folded to 0; `manyForm` looks into `many`. */
  form: Uint16Array;
  many: Map<number, string>;
  codeClass: Uint8Array;
}

export const manyForm = 0xffff;

const separators = ',。;:、!?~…·—|/\\()[]{}<>"\'“”‘’《》〈〉「」『』【】.\n*=_^`&#@$';
const punctuation: Record<string, string> = {
  '，': ',',
  '。': '。',
  '．': '.',
  '；': ';',
  '：': ':',
  '！': '!',
  '？': '?',
  '～': '~',
  '…': '…',
};

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

function simplified(): Map<number, number> {
  const convert = Converter({ from: 't', to: 'cn' });
  const pairs = new Map<number, number>();
  for (let code = 0x4e00; code < 0xa000; code++) {
    const changed = convert(String.fromCharCode(code));
    if (changed.length === 1 && changed.charCodeAt(0) !== code) pairs.set(code, changed.charCodeAt(0));
  }
  return pairs;
}

/** Marks of width, direction and variant, and soft hyphens. */
const invisible: readonly [number, number][] = [
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
];
const isInvisible = (code: number): boolean => invisible.some(([from, to]) => code >= from && code <= to);

function normalForm(code: number, traditional: Map<number, number>): string {
  if (code === 10 || code === 13) return '\n';
  if (code < 32 || (code >= 0x7f && code < 0xa0)) return ' ';
  const raw = String.fromCharCode(code);
  if (isSurrogate(code)) return raw;
  if (isInvisible(code)) return '';
  const marked = punctuation[raw] ?? raw.normalize('NFKC').toLowerCase();
  let text = '';
  for (const unit of marked.split('')) {
    const at = unit.charCodeAt(0);
    const simple = traditional.get(at);
    if (simple !== undefined) text += String.fromCharCode(simple);
    else if (at >= 49 && at <= 57) text += '0';
    else text += /\s/.test(unit) ? ' ' : unit;
  }
  return text;
}

function classOf(code: number): number {
  const unit = String.fromCharCode(code);
  if (unit === ' ') return CodeClass.space;
  if (separators.includes(unit)) return CodeClass.separator;
  if (isSurrogate(code) || /[\p{L}\p{N}]/u.test(unit)) return CodeClass.word;
  return CodeClass.other;
}

function buildTable(): CodeTable {
  const traditional = simplified();
  const form = new Uint16Array(65536);
  const codeClass = new Uint8Array(65536);
  const many = new Map<number, string>();
  for (let code = 0; code < 65536; code++) {
    const text = normalForm(code, traditional);
    if (text.length === 1) form[code] = text.charCodeAt(0);
    else {
      form[code] = manyForm;
      many.set(code, text);
    }
    codeClass[code] = classOf(code);
  }
  return { form, many, codeClass };
}

let table: CodeTable | undefined;

/** The table of normal forms, built at first use (constant data, the same in every process). */
export function codeTable(): CodeTable {
  table ??= buildTable();
  return table;
}
