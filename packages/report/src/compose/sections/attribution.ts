import { shopText } from '@voc/core';
import { blameDimensions } from '../../attribution/blame-dimension.ts';
import { findReversal, type Reversal } from '../../attribution/find-reversal.ts';
import { splitChange } from '../../attribution/split-change.ts';
import { splitCount } from '../../attribution/split-count.ts';
import type { Member } from '../../attribution/types.ts';
import { type Context, kindName, labelOf, wholeOf } from '../facts/context.ts';
import { membersOf, rest } from '../facts/members.ts';
import { round } from '../facts/rate.ts';
import { complaintsBy, exposureBy, type Side } from '../facts/sides.ts';
import { productsOf, shownSplit, spreadBefore } from '../facts/split.ts';
import type { Attribution, DimensionSplit } from '../schema-attribution.ts';

const category = 'total';
const sides: Record<Side, string> = { kind: '渠道', platform: '平台', shop: '店铺' };

interface Dimension {
  id: string;
  name: string;
  members: Member[];
  nameOf(id: string): string;
}

/** One member alone splits nothing. */
const hasSeveral = ({ members }: Dimension): boolean => members.filter(({ id }) => id !== rest).length > 1;

function dimensionsOf(context: Context): Dimension[] {
  const { facts, basis } = context;
  const products = productsOf(context, category);
  const whole = wholeOf(context);
  if (!products || !whole || !facts.sides) return [];
  const { current, previous } = facts.sides;
  const others = (Object.keys(sides) as Side[]).map((side): Dimension => {
    const of = (one: typeof current) => ({
      complaints: complaintsBy(one, side, category),
      exposure: exposureBy(one, side, basis),
    });
    const nameOf = side === 'kind' ? kindName : side === 'shop' ? shopText : (id: string): string => id;
    return { id: side, name: sides[side], members: membersOf(of(previous), of(current), whole), nameOf };
  });
  const nameOf = (id: string): string => labelOf(context.refOf(id));
  return [{ id: 'product', name: '商品', members: products, nameOf }, ...others.filter(hasSeveral)];
}

/** Complaints over the exposure of all, where a member has none of its own. */
function comparable(members: readonly Member[], { e0, e1 }: { e0: number; e1: number }): Member[] {
  return members.filter(({ id }) => id !== rest).map((m) => (m.e0 > 0 || m.e1 > 0 ? m : { ...m, e0, e1 }));
}

function reversalText({ direction, against, of, leader }: Reversal, { name, nameOf }: Dimension): string {
  const [total, each] = direction === 'up' ? ['上升', '下降'] : ['下降', '上升'];
  const better = direction === 'up' ? '占比变大' : '占比变化最大';
  return `总客诉率${total},但按${name}看 ${of} 个里有 ${against} 个在${each}:${total}来自销量结构,${nameOf(leader)} ${better},不是${name}本身${direction === 'up' ? '变差' : '变好'}`;
}

/** Volume, mix and rate of the change of the count, rounded to whole complaints that add up. */
function countOf(members: readonly Member[]): Attribution['count'] {
  const split = splitCount(members);
  const [volume, mix] = [round(split.volume, 0), round(split.mix, 0)];
  return { change: split.change, volume, mix, rate: split.change - volume - mix };
}

/** 归因: the change of all complaints split by product, channel, platform and shop; null without a period before. */
export function composeAttribution(context: Context): Attribution | null {
  const dimensions = dimensionsOf(context);
  const whole = wholeOf(context);
  const products = dimensions[0]?.members;
  if (!products || !whole) return null;
  const phi = spreadBefore(context, category);
  const blamed = blameDimensions(
    dimensions.map(({ id, members }) => ({ id, members: comparable(members, whole) })),
  );
  const place = (id: string): number => {
    const at = blamed.findIndex((one) => one.id === id);
    return at < 0 ? blamed.length : at;
  };
  const judged = dimensions.map((one) => ({ one, split: splitChange(one.members, phi) }));
  const shown = judged.map(({ one, split }): DimensionSplit => {
    const blame = blamed.find(({ id }) => id === one.id);
    return {
      id: one.id,
      name: one.name,
      split: shownSplit(split, one.members, one.nameOf),
      blame: blame
        ? {
            surprise: round(blame.surprise, 4),
            explained: round(blame.explained, 4),
            members: blame.members.map(({ id, share }) => ({
              id,
              name: one.nameOf(id),
              share: round(share, 4),
            })),
          }
        : null,
    };
  });
  const reversals = judged.flatMap(({ one, split }) => {
    const found = findReversal(one.members, split);
    return found ? [reversalText(found, one)] : [];
  });
  return {
    count: countOf(products),
    dimensions: shown.sort((a, b) => place(a.id) - place(b.id)),
    reversals,
  };
}
