import type { Finding } from './kinds.ts';
import { isBeforeUnit } from './look-alikes.ts';
import type { Shadow } from './shadow.ts';

const heart = '[❤♥💗💕💖💓💘🖤💙💚💛💜🧡]';
const between = `(?:${heart}|[ ._*~+/-]){0,2}`;
const wechatWords = new RegExp(
  [
    `[微薇威徽溦维葳巍]${between}[信芯]`,
    `[微薇威徽溦]${between}${heart}`,
    `卫星号?(?=[: ]{0,2}[a-z])`,
    `[加➕+伽佳嘉] ?(?:我|个|一下|下)? ?(?:[微薇威徽溦](?:${between}[信芯])?|(?<![a-z])v(?:信|x)?(?![a-z]))`,
    `(?<![a-z0-9])(?:v ?${heart}? ?信|v ?${heart}|v ?[xX]|w ?x|v:|wei ?xin|we ?chat|w信)(?!id_)`,
    '(?<![a-z0-9])v(?=[号 ]{1,2}[a-z0-9])',
    '[加+➕]我(?=[ :]{0,2}[a-z])',
  ].join('|'),
  'giu',
);
const filler =
  /(?:同?号码?|id|账号|帐号|名)?(?:[ :是为=→>\-()[\]【】「」"'~,、。]|就是|搜索?|加|聊|找|私聊?|联系|上|吧|哦|呀|哈){0,4}/iy;
const account = /([a-z][a-z0-9_-]{4,19})(?![a-z0-9_-])/iy;
const accountDigits = /([1-9]\d{5,10})(?![ .\-_*/·—~•]{0,2}\d)/y;
const hidden = /(?<![a-z0-9_])wxid_[a-z0-9_-]{4,24}/gi;
const before = /([a-z][a-z0-9_-]{5,19})[ ,]?(?:\(|是?我?的?(?:这个)?(?:是)?)$/i;

const qqWords =
  /(?:(?<![a-z0-9])(?:q ?q|q(?=[ 号是为:群]{0,2}\d))|扣扣|抠抠|叩叩|蔻蔻|寇寇|球球|秋秋|丘丘|企鹅|鹅号|[扣抠])(?:号码?|群号?|账号|帐号|id)?(?:[ :是为=→>\-()[\]【】「」"'~,、加我聊找搜上私联系]|就是){0,4}/gi;
const spelledDigits = [
  /[1-9]\d{4,10}(?!\d)/y,
  /[1-9](?:[ .\-_*/·—~•]{1,2}\d){4,10}(?!\d)/y,
  /[1-9]\d{1,4}([ .\-_*/·—~•]{1,2})\d{2,4}(?:\1\d{2,4}){0,3}(?!\d)/y,
];
const mobile = /^1[3-9]\d{9}$/;

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Ids of words alone are believed only where they are called an id. */
function wechatAt({ plain, digits }: Shadow, at: number, word: string): Finding | undefined {
  const glue = matchAt(filler, plain, at)?.[0] ?? '';
  const from = at + glue.length;
  const match = matchAt(account, plain, from);
  if (match?.[1]) {
    const isNamed = /[:号是为=]|id/i.test(glue) || /[加+➕:]/.test(word);
    if (!/[\d_-]/.test(match[1]) && !isNamed) return undefined;
    return { kind: 'wechat', from, to: from + match[1].length, value: match[1].toLowerCase() };
  }
  const number = matchAt(accountDigits, digits, from)?.[1];
  if (number === undefined || mobile.test(number) || isBeforeUnit(plain, from + number.length))
    return undefined;
  return { kind: 'wechat', from, to: from + number.length, value: number };
}

function wechatBefore(plain: string, to: number): Finding | undefined {
  const window = plain.slice(Math.max(0, to - 28), to);
  const match = /[(的是我]$/.test(window) ? before.exec(window) : null;
  if (!match?.[1] || !/[\d_-]/.test(match[1])) return undefined;
  const from = to - match[0].length;
  if (from > 0 && /[A-Za-z0-9_-]/.test(plain.charAt(from - 1))) return undefined;
  return { kind: 'wechat', from, to: from + match[1].length, value: match[1].toLowerCase() };
}

const mayBeAccount = /[a-z0-9_-]{5}/i;

/** WeChat ids behind (or before) the words that announce them, however those are written. */
export function findWechats(shadow: Shadow): Finding[] {
  const { plain } = shadow;
  if (!mayBeAccount.test(shadow.digits)) return [];
  const found: Finding[] = Array.from(plain.matchAll(hidden), (match) => ({
    kind: 'wechat',
    from: match.index,
    to: match.index + match[0].length,
    value: match[0].toLowerCase(),
  }));
  let done = 0;
  for (const match of plain.matchAll(wechatWords)) {
    const at = match.index + match[0].length;
    const finding = wechatAt(shadow, at, match[0]) ?? wechatBefore(plain, match.index);
    if (!finding || finding.from < done) continue;
    done = finding.to;
    if (!found.some(({ from, to }) => from < finding.to && finding.from < to)) found.push(finding);
  }
  return found.sort((a, b) => a.from - b.from);
}

/** QQ numbers behind the words that announce them; a mobile number is left to be one. */
export function findQqs({ plain, digits }: Shadow): Finding[] {
  const found: Finding[] = [];
  for (const match of digits.matchAll(qqWords)) {
    const from = match.index + match[0].length;
    const written = spelledDigits.map((pattern) => matchAt(pattern, digits, from)?.[0]).find(Boolean);
    if (written === undefined) continue;
    const value = written.replace(/\D/g, '');
    const isLoose = /^[扣抠q]/i.test(match[0]) && match[0].length === 1;
    if (value.length > 11 || mobile.test(value) || (isLoose && value.length < 5)) continue;
    if (isBeforeUnit(plain, from + written.length)) continue;
    found.push({ kind: 'qq', from, to: from + written.length, value });
  }
  return found;
}
