import type { Finding } from './kinds.ts';
import { cities, provinces } from './places.ts';
import type { Shadow } from './shadow.ts';

const han = '[\\u4e00-\\u9fff]';
const number =
  '(?:[A-Za-z]?\\d{1,5}(?:[-—]\\d{1,4}){0,3}[A-Za-z]?|[一二三四五六七八九十百]{1,4}|[A-Za-z](?= ?[栋座幢区]))';
const gap = /[ ,、.]{0,2}/y;
const estate =
  '(?:小区|花园|家园|公寓|大厦|大楼|广场|新村|新城|名城|雅苑|嘉苑|华庭|豪庭|国际|公馆|社区|宿舍|家属院|大院|学校|中学|小学|大学|学院|医院|幼儿园|工业园|产业园|科技园|软件园|创业园|园区|商城|市场|驿站|苑|城|府|庭|园|里|湾|郡|邸|墅|村|屯|组|队)';

interface Part {
  pattern: RegExp;
  /** Numbers tell more of a place than names do. */
  isNumber: boolean;
}

const part = (source: string, isNumber = false): Part => ({ pattern: new RegExp(source, 'y'), isNumber });
const parts: readonly Part[] = [
  part(
    `(?:${number}) ?(?:号院|号楼|号|弄|栋|幢|座|#楼?|单元|楼|层|室|户|房|门(?!口)|期|组|排|巷|区)(?!线|店|色|码|机|手|款|链|货|发|下|到|晚|早|收)`,
    true,
  ),
  part('\\d{3,4}(?![\\dA-Za-z元块米年号条个])', true),
  part(`(?:${provinces})(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区|特别行政区)?`),
  part(`(?:${cities})市?`),
  part(`${han}{1,6}?(?:自治州|自治县|新区|开发区|高新区|街道办?|地区|区|县|旗|市|镇|乡)`),
  part(`(?:${han}|\\d){1,8}?(?:大道|大街|路|街|巷|胡同|弄|道)(?:[东西南北中一二三四五六七八九\\d]段)?`),
  part(`(?:${han}|[A-Za-z0-9]){1,8}?${estate}{1,2}`),
];

const starts = new RegExp(
  `(?:${provinces})|(?:${cities})|${number} ?(?:号楼|号|弄|栋|幢|单元|座|#楼?|室)`,
  'g',
);
const nameBefore = new RegExp(
  `(?:(?:${han}|[A-Za-z0-9]){1,7}?(?:小区|花园|家园|公寓|大厦|广场|新村|新城|雅苑|华庭|国际|社区|苑|城|府|庭|园|湾|路|街|大道|巷|胡同|村|镇){1,2}[ ,]?){1,3}$`,
);
const lead =
  /^.*(?:收货地址|地址|送到|寄到|寄往|发到|发往|放到|放在|送去|送|寄|住在|住|位于|改到|改成|改为|换成|在|是|到|放|我家|[^\p{L}\p{N}])/su;
const strong = /栋|幢|单元|号楼|弄|室|#/;
const unitNumber = new RegExp(`${number} ?(?:栋|幢|单元|号楼|号|弄|座|室|楼|户|#)`);
const town = new RegExp(`^(?:${provinces}|${cities})|(?:省|市|区|县|镇|乡|街道|路|街|大道|巷)`);
const mostParts = 12;
const houseNumbers = new RegExp(`${number} ?(?:号楼|号|弄|栋|幢|单元|座|#楼?|室)`, 'g');
/** Units from the name of a place to the number of a house. */
const farthestNumber = 60;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
};

/** Follows the parts of an address from a place; each takes the shortest text that fits, none is given back. */
function follow(plain: string, from: number): { to: number; names: number; numbers: number } {
  const read = { to: from, names: 0, numbers: 0 };
  for (let count = 0; count < mostParts; count++) {
    const at = read.to === from ? from : matchAt(gap, plain, read.to);
    let end = at;
    let isNumber = false;
    for (const one of parts) {
      end = matchAt(one.pattern, plain, at);
      isNumber = one.isNumber;
      if (end > at) break;
    }
    if (end === at) break;
    read.to = end;
    if (isNumber) read.numbers++;
    else read.names++;
  }
  return read;
}

/** The names of road and estate before a number, without the words that lead to them. */
function nameFrom(plain: string, from: number): number {
  const window = plain.slice(Math.max(0, from - 24), from);
  const match = nameBefore.exec(window);
  if (!match) return from;
  const led = lead.exec(match[0].trimEnd())?.[0].length ?? 0;
  return from - match[0].length + led;
}

/**
 * Addresses by their grammar: names of places from a known province or city on, or of road and estate, with at least
 * one number of house, building or room; without any name two such numbers.
 */
export function findAddresses({ plain }: Shadow): Finding[] {
  const found: Finding[] = [];
  const numbers = Array.from(plain.matchAll(houseNumbers), (match) => match.index);
  if (numbers.length === 0) return found;
  let done = 0;
  let tried = 0;
  let next = 0;
  for (const start of plain.matchAll(starts)) {
    if (start.index < tried) continue;
    while ((numbers[next] ?? Number.POSITIVE_INFINITY) < start.index) next++;
    if ((numbers[next] ?? Number.POSITIVE_INFINITY) > start.index + farthestNumber) continue;
    const isNumber = numbers[next] === start.index;
    const from = isNumber ? Math.max(done, nameFrom(plain, start.index)) : start.index;
    const read = follow(plain, from);
    // What begins inside of a failed reading has fewer parts and fails too.
    tried = read.to;
    const text = plain.slice(from, read.to);
    const hasUnit = unitNumber.test(text);
    const isNamed = !isNumber || from < start.index;
    const isPlace = isNamed && read.names >= 2 && hasUnit && town.test(text);
    const isHome = read.names >= 1 && read.numbers >= 1 && strong.test(text) && from < start.index;
    const isRoom = read.numbers >= 2 && strong.test(text);
    if (!(isPlace || isHome || isRoom) || text.length < 5) continue;
    done = read.to;
    found.push({ kind: 'address', from, to: read.to, value: text.replace(/[\s,、.]/g, '') });
  }
  return found;
}
