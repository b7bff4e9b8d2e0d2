import { gbkTable } from './gbk-table.ts';

/** Characters that Windows-1252 has in place of the control characters 0x80-0x9f, by their byte. */
const windows: readonly [byte: number, char: string][] = [
  ...[...'€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ'].entries(),
].flatMap(([at, char]) => (char === '\u0000' ? [] : [[0x80 + at, char] as [number, string]]));
const byteOfWindows = new Map(windows.map(([byte, char]) => [char.charCodeAt(0), byte]));

const none = 0;
/** A byte that was read as a character of its own. */
const single = 1;
/** A hanzi that UTF-8 read as GBK begins with, and that clean Chinese hardly ever has. */
const telltale = 2;
/** What stands where a decoder gave up, or that read once more as GBK. */
const lost = 3;

const replacement = 0xfffd;
const mostLayers = 3;

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000);
  classes.fill(single, 0x80, 0x100);
  const { codes } = gbkTable();
  for (let unit = 0x100; unit < 0x10000; unit++) {
    const [lead, trail] = [(codes[unit] ?? 0) >> 8, (codes[unit] ?? 0) & 0xff];
    if (lead >= 0xe4 && lead <= 0xe9 && trail >= 0x80 && trail <= 0xbf) classes[unit] = telltale;
  }
  for (const char of '锟\uFFFD') classes[char.charCodeAt(0)] = lost;
  return classes;
}

let classes: Uint8Array | undefined;

/** False for a text that cannot be garbled; cheap, and true for some clean ones. */
export function mayBeGarbled(text: string): boolean {
  classes ??= buildClasses();
  let singles = 0;
  let telltales = 0;
  let losses = 0;
  let others = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) continue;
    const kind = classes[code];
    if (kind === none) others++;
    else if (kind === single) singles++;
    else if (kind === telltale) telltales++;
    else losses++;
  }
  return singles > 1 && singles * 4 > others ? true : telltales * 6 > others || losses > 1;
}

const bytesBefore = (text: string, byteOf: (unit: number) => number): Uint8Array | undefined => {
  const bytes = new Uint8Array(text.length * 2);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const code = byteOf(text.charCodeAt(at));
    if (code < 0) return undefined;
    if (code > 0xff) bytes[length++] = code >> 8;
    bytes[length++] = code & 0xff;
  }
  return bytes.subarray(0, length);
};

const asSingle = (unit: number): number => (unit < 0x100 ? unit : (byteOfWindows.get(unit) ?? -1));
/** What has no code stands for a byte that UTF-8 does not have, so that it stays lost. */
const asGbk = (unit: number): number => (unit < 0x80 ? unit : gbkTable().codes[unit] || 0xff);

interface Reading {
  text: string;
  /** Share of the characters beyond ASCII that Chinese is written with. */
  chinese: number;
  /** Share of all characters that could not be had back. */
  lost: number;
  /** Bytes that happen to be a text in this encoding hardly ever say anything in it. */
  isStrict: boolean;
}

const marks = '，。！？、；：…“”‘’（）《》【】—～·￥';

function judge(text: string, isStrict: boolean): Reading {
  const { isFrequent } = gbkTable();
  let beyond = 0;
  let good = 0;
  let lost = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    beyond++;
    if (unit === replacement) lost++;
    else if (isFrequent(unit) || marks.includes(text.charAt(at))) good++;
  }
  return { text, chinese: beyond === 0 ? 0 : good / beyond, lost: lost / text.length, isStrict };
}

const decoders = { utf8: new TextDecoder('utf-8', { ignoreBOM: true }), gb: new TextDecoder('gb18030') };
const mostLost = 0.25;

/** How the text would read in each encoding that it may have been before. */
function readingsOf({ text }: Reading): Reading[] {
  const found: Reading[] = [];
  const singles = bytesBefore(text, asSingle);
  const pairs = bytesBefore(text, asGbk);
  if (singles) found.push(judge(decoders.utf8.decode(singles), true));
  // Bytes that are UTF-8 are nothing else.
  if (singles && found[0]?.lost !== 0) found.push(judge(decoders.gb.decode(singles), false));
  if (pairs) found.push(judge(decoders.utf8.decode(pairs), true));
  return found.filter((one) => one.text !== text && one.text.length <= text.length && one.lost < mostLost);
}

const hanzi = /\p{Script=Han}/gu;
const hanziIn = (text: string): number => text.match(hanzi)?.length ?? 0;

const mostly = 0.5;
const surely = 0.85;

const isRepaired = ({ text, chinese, lost, isStrict }: Reading): boolean =>
  lost === 0 && chinese >= (isStrict ? mostly : surely) && hanziIn(text) > 0;

/** Bytes of UTF-8 read as Latin-1, saved as UTF-8 and read so again. */
const twice = /(?:[\u00c2\u00c3][\u0080-\u00bf]){2}/;

const isLost = (text: string): boolean =>
  (text.match(/锟斤拷|\uFFFD/g)?.length ?? 0) * 6 >= text.length ||
  text.includes('锟斤拷锟斤拷') ||
  twice.test(text);

/**
 * A text whose bytes were read in a wrong encoding (UTF-8 as Latin-1 or GBK, GBK as Latin-1, up to three times) as it
 * was written; null where it is garbled and cannot be had back; any other text as it is. It takes the text as it
 * stands in the file: cleaning would take away characters that are bytes of it.
 */
export function repairGarbled(text: string): string | null {
  if (!mayBeGarbled(text)) return text;
  const own = judge(text, true);
  let isSpoilt = isLost(text);
  let current = [own];
  for (let layer = 0; layer < mostLayers; layer++) {
    current = current.flatMap(readingsOf);
    const better = current.filter(({ chinese }) => chinese > own.chinese);
    const repaired = better.find(isRepaired);
    if (repaired) return repaired.text;
    isSpoilt ||= own.chinese < mostly && better.some((one) => one.chinese >= mostly && hanziIn(one.text) > 2);
  }
  return isSpoilt ? null : text;
}
