import type { RedLineKind } from '@voc/core';
import type { Around } from './around.ts';

/** A size or an amount that was promised and is no price: 写的500ml. */
const measured = /\d(ml|毫升|升|l(?![a-z])|g(?![a-z])|克|kg|公斤|千克|斤|cm|mm|厘米|毫米|寸|mah|毫安)/;
const money = /[元块毛钱价款付费贵折券涨降扣账帐惠刷退¥每]|便宜|结算|收(?!到|货)/;

/** Worn too tight, which leaves no mark: 裤腰勒得慌. */
const tight = /勒得(慌|难受|紧|不舒服)|勒人|勒肉/;
const hurt = /[红肿痒疼痛疹泡破伤血麻紫青淤烂晕吐印]/;

/** Slipped without a fall, of what is not steady under foot: 底子滑,差点劈叉. */
const slipped = /(差点|差一点|险些)[^,]{0,4}(劈叉|没站稳|站不稳|打滑)/;
const gaveWay = /[断塌裂散掉脱飞烧炸]|骑|刹|梯/;

/** Words of a kind that tell of something else: amounts without a price, tightness without harm, a slip of smooth soles. */
export function isOrdinary({ before, lead, hit, tail, after }: Around, kind: RedLineKind): boolean {
  const clause = lead + hit + tail;
  if (kind === 'price.wrong') return measured.test(clause) && !money.test(before + clause + after);
  if (kind === 'safety.injury') return tight.test(clause) && !hurt.test(clause + after);
  if (kind !== 'safety.hazard') return false;
  return slipped.test(clause) && /滑/.test(before + clause) && !gaveWay.test(before + clause);
}
