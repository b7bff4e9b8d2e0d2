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

/**
 * Blocks of units that are their own normal form, but for traditional characters, with their class: most of all units, and
 * dear to ask about one by one. Characters, syllables, surrogates, private use.
 */
const plainBlocks: readonly [number, number, number][] = [
  [0x3400, 0x4dbf, CodeClass.word],
  [0x4e00, 0x9fff, CodeClass.word],
  [0xac00, 0xd7a3, CodeClass.word],
  [0xd800, 0xdfff, CodeClass.word],
  [0xe000, 0xf8ff, CodeClass.other],
];

/** Simplified characters of the traditional ones; between line breaks each is converted as it would be alone. */
function simplified(): Map<number, number> {
  const convert = Converter({ from: 't', to: 'cn' });
  const chars = Array.from({ length: 0xa000 - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i));
  const pairs = new Map<number, number>();
  convert(chars.join('\n'))
    .split('\n')
    .forEach((changed, i) => {
      const code = 0x4e00 + i;
      if (changed.length === 1 && changed.charCodeAt(0) !== code) pairs.set(code, changed.charCodeAt(0));
    });
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

/** Lays out the plain blocks; returns the units that are left. */
function layPlain({ form, codeClass }: CodeTable): number[] {
  const isLaid = new Uint8Array(65536);
  for (const [from, to, cls] of plainBlocks) {
    for (let code = from; code <= to; code++) form[code] = code;
    codeClass.fill(cls, from, to + 1);
    isLaid.fill(1, from, to + 1);
  }
  return [...isLaid.keys()].filter((code) => isLaid[code] === 0);
}

function buildTable(): CodeTable {
  const built: CodeTable = {
    form: new Uint16Array(65536),
    many: new Map(),
    codeClass: new Uint8Array(65536),
  };
  const { form, many, codeClass } = built;
  const others = layPlain(built);
  const traditional = simplified();
  for (const [code, simple] of traditional) form[code] = simple;
  for (const code of others) {
    const text = normalForm(code, traditional);
    if (text.length === 1) form[code] = text.charCodeAt(0);
    else {
      form[code] = manyForm;
      many.set(code, text);
    }
    codeClass[code] = classOf(code);
  }
  return built;
}

let table: CodeTable | undefined;

/** The table of normal forms, built at first use (constant data, the same in every process). */
export function codeTable(): CodeTable {
  table ??= buildTable();
  return table;
}
