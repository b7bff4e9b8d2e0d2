import { choose, fill, type Phrases, type Slots, sectionOf } from '../base/phrases.ts';
import type { Random } from '../base/random.ts';
import type { Product } from '../world/catalog.ts';
import type { Complaint } from './complaints.ts';
import { fitsProduct } from './fitting.ts';
import { roughen } from './noise.ts';
import type { Order } from './order.ts';
import { drawSlots } from './slots.ts';

/** What praise would contradict, by the start of the leaf's name. */
const contradictions: [string, RegExp][] = [
  ['quality.fit', /合身|码|大小|腰|长短|舒服|磨|弹|跟脚|版型|勒|上脚|站着|合适/],
  ['mismatch.size', /合身|码|大小|腰|长短|版型|合适/],
  ['quality.durability', /起球|缩水|变形|掉色|质量|耐|开胶|毛病|做工|还软|漏|用了|回购|第/],
  ['quality.fault', /好用|毛病|快|声音|保温|功能|漏|质量|效果|回购|第|性价比|用了|雾细|风大/],
  ['quality.performance', /好用|声音|保|透气|快|好吃|味道|口|香|脆|效果|风大|防滑|舒服|回购|第|暖/],
  ['quality.workmanship', /做工|质感|面料|料子|质量|线头|质|包装|工整|实惠|划算|价/],
  ['quality.odor', /异味|味|放心/],
  ['quality.freshness', /新鲜|日期|味|好吃|香|口感|回购|第/],
  ['mismatch.color', /色|好看|图|颜值|拍照|出片|\$c/],
  ['mismatch.picture', /色|好看|图|质|样子|款式|出片|面料|颜值|分量|口感|包装|新鲜|香/],
  ['mismatch', /质量|料子|面料|容量|分量|功能|静音|声音|保|实在|称|描述|做工|性价比|配料/],
  ['safety', /./],
  ['auth', /质|做工|面料|第|回购|包装|味/],
  ['logistics.damage', /包装|完好|快递|漏|到手|没有碎/],
  ['logistics', /发货|物流|快递|到/],
  ['fulfil', /发货|物流|快递|店家|卖家|包装|\$c/],
  ['price', /价|划算|值|实惠|优惠|便宜/],
  ['after', /售后|换货|客服|店家|卖家/],
  ['service', /客服|售后|店家|卖家|推荐/],
  ['residual', /./],
];

const breaks = [',', ',', ',', '。', ' ', '!'];
// Who complains of these has nothing in hand yet, so "收到了" would be odd.
const unreceived = /^(fulfil\.(late|stock)|logistics\.lost|trade)/;

function praiseFor(
  random: Random,
  phrases: Phrases,
  leaf: string,
  product: Product,
  slots: Slots,
): string | null {
  const forbidden = contradictions.filter(([start]) => leaf.startsWith(start)).map(([, pattern]) => pattern);
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const clause = clauseOf(
      random,
      phrases,
      random.chance(0.3) ? 'service-praise' : 'praise',
      product,
      slots,
    );
    const text = random.chance(0.6) ? (clause.split(',')[0] ?? clause) : clause;
    if (!forbidden.some((pattern) => pattern.test(text))) return text;
  }
  return null;
}

/** One clause of a section that can be said of this product, filled and without noise. */
export function clauseOf(
  random: Random,
  phrases: Phrases,
  section: string,
  product: Product,
  slots: Slots,
): string {
  const templates = sectionOf(phrases, section, product.domain);
  let text = '';
  for (let attempt = 0; attempt < 40; attempt += 1) {
    text = fill(choose(random, random.pick(templates)), slots);
    if (fitsProduct(text, product)) return text;
  }
  return text;
}

function joined(random: Random, parts: string[]): string {
  return parts.filter((part) => part !== '').join(random.pick([',', ',', '。', ' ', ';', ',', '!']));
}

/** Text of a complaining review: opening, praise, complaint, second complaint and closing in changing order. */
export function writeComplaint(
  random: Random,
  phrases: Phrases,
  complaint: Complaint,
): { text: string; mixed: boolean } {
  const { product } = complaint.order.listing;
  const slots = drawSlots(random, complaint.order);
  const say = (section: string): string => clauseOf(random, phrases, section, product, slots);
  const main = say(complaint.section);
  const second = complaint.second === null ? '' : say(complaint.second);
  const praise = random.chance(0.26) ? praiseFor(random, phrases, complaint.leaf, product, slots) : null;
  const opening = !unreceived.test(complaint.leaf) && random.chance(0.17) ? say('opening') : '';
  if (praise === null) {
    const closing = random.chance(0.2) ? random.pick(breaks) + say('closing-bad') : '';
    const sour = random.chance(0.015) ? say('sarcasm') : '';
    const text = sour + joined(random, [opening, main, second]) + closing;
    return { text: roughen(random, text, true, slots), mixed: false };
  }
  const turn = random.pick(breaks) + say('turn');
  const plain = main.replace(/^(就是|只是|除了|唯一不好)/, '');
  const text = random.chance(0.25)
    ? `${main}${random.pick([',其他还行,', ',不过', ',别的都好,'])}${praise}`
    : `${praise}${turn}${plain}${second === '' ? '' : `,${second}`}`;
  return { text: roughen(random, joined(random, [opening, text]), false, slots), mixed: true };
}

function repeats(parts: readonly string[], clause: string): boolean {
  const pieces = clause.split(',');
  return parts.some(
    (part) =>
      part.slice(0, 2) === clause.slice(0, 2) || part.split(',').some((piece) => pieces.includes(piece)),
  );
}

/** Text of a praising review; now and then it denies a flaw or utters a wish. */
export function writePraise(random: Random, phrases: Phrases, order: Order, section: string): string {
  const { product } = order.listing;
  const slots = drawSlots(random, order);
  const say = (name: string): string => clauseOf(random, phrases, name, product, slots);
  if (section === 'praise' && random.chance(0.13)) return roughen(random, say('short'), false, slots);
  const parts = random.chance(0.16) ? [say('opening')] : [];
  const count = 1 + random.weighted([45, 35, 20]);
  for (let i = 0; i < count; i += 1) {
    const from = i > 0 && random.chance(0.3) ? 'service-praise' : random.chance(0.14) ? 'negated' : section;
    const clause = say(from);
    if (!repeats(parts, clause)) parts.push(clause);
  }
  if (random.chance(0.045)) parts.push(say('wish'));
  const closing = random.chance(0.22) ? random.pick(breaks) + say('closing-good') : '';
  return roughen(random, joined(random, parts) + closing, false, slots);
}

/** Text without value: not worn yet, not opened yet. */
export function writeNeutral(random: Random, phrases: Phrases, order: Order): string {
  const slots = drawSlots(random, order);
  return roughen(random, clauseOf(random, phrases, 'neutral', order.listing.product, slots), false, slots);
}
