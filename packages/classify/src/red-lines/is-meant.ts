import type { RedLineKind } from '@voc/core';
import { type Around, readAround } from './around.ts';
import { isOrdinary } from './is-ordinary.ts';

type Test = (around: Around, kind: RedLineKind) => boolean;

/** Words before a phrase that deny it, and such as look like a denial and are none (没用几次就漏电). */
const denial =
  /(没有?|木有|从不|从未|未|无|非|零|毫不|不会?|不再|不易|不至于|不存在|并非|不是|没见过?|没发现|没出现过?|没发生过?|没感觉|没觉得|(没有?|未)(出现|发生|发现|有)?过?(任何|一点|丝毫))[^ ]{0,3}$|别(?![人的家])[^ ]{0,2}$/;
const freedom = /(杜绝|告别|拒绝|避免|防止?|免受|免得|以免|不用担?心?怕?|不怕|不担心)[^ ]{0,8}$/;
const noDenial =
  /[没不未][^ ]{0,6}[就便又却竟倒]|没想到|没注意|没法|不(小心|敢相?信|光|仅|但|止|料|断|停|值|到|得不|知|然)|(不要|别)以为|不是不|不是说|这不是|可不是|不就是|忍不住|特别|分别|无(缘无故|语|意|外力)|非(常|得)|尿不湿|不锈钢|才不到|[^一]点都不|没(用|过|几|两|三|多久|戴|穿|吃|等)/;
const deniedAfter =
  /^的?(情况|现象|问题|反应|症状|风险|危险)?(都|也|完全|从来|一次|一点|压根|根本)*(没有?过?|没出现过?|没发生过?|不存在|为零|没了)[啊的呢吧]?$/;
/** A phrase with a gap may hold the word that denies it: 价格没有标错. */
const deniedInside = /.(没有?(?![打发改几两三多想用过一等人到])|未|不会)./;
const nothingFelt = /.(不(?![停止断舒适良了])|没|无|别)[^ ]{0,3}$/;
const whoElse = /^.{0,6}(是谁|有谁|能是谁)/;
const noRelease = /^才(怪|奇怪)/;
const noStep =
  /(不用|用不上|用不到|没必要|不想|不会|没有要|用不着|不打算|无需|没想|不准备|不至于|不需要|何必|犯不着|不必|没有?[打找去想说闹走])[^ ]{0,6}$|没有?$/;
const step =
  /不是不|(不要|别)以为|要不是|是不是|别逼|不想.{0,4}逼|会不会|不会(放过|罢休|善罢)|没办法|[就只]|必须|直接/;

const isDenied: Test = ({ lead, hit, tail }, kind) => {
  const near = lead.slice(lead.lastIndexOf(' ') + 1);
  if (deniedInside.test(hit) || (kind !== 'price.wrong' && nothingFelt.test(hit))) return true;
  if (kind === 'regulator') return noStep.test(near) && !step.test(near);
  if (noRelease.test(tail) || whoElse.test(tail)) return false;
  if (deniedAfter.test(tail)) return true;
  return (denial.test(near) || freedom.test(near)) && !noDenial.test(near);
};

/** A question about what may happen; one about what has happened tells of it. */
const askedBefore = /(会不会|是否|有没有|能不能|会否|容不容易|容易不容易|是不是(会|容易))[^ ]{0,8}$/;
const endsAsking = /(吗|么|嘛|不|没|没有|否|呀|呢|(?<!的)吧)$/;
const asksAnything = /会不会|有没有|是不是|是否|能不能|可不可以|请问|多少|什么/;
const asksOfOffice =
  /有没有被|有没有[^,]{0,4}$|(可以|能)[^,]{0,10}吗|请问|是什么|多少|怎么[打找]|哪[里个]|(吗|么|嘛|没有)$/;
const happened =
  /怎么(?!办)|为什么|为啥|咋|凭什么|[又刚昨突把被就都]|已经|这不是|还是|今天|一.{0,4}就|[的得].{0,4}都/;
const happenedAfter =
  /^(了(?![吗么没])|过(?!敏)|的(东西|产品|货|玩意|机器)|着|成|得|.{0,6}[敢能]拿?出?来?卖|.{0,4}了.)/;
const consequence = /不发货|凭什么|取消|退|不认|补差|不承认|承担/;
const threat =
  /非[要得]|是不是.{0,2}[要得逼]|信不信|逼|要我|我(要|去|就|会|已|打|找)|才(肯|给|退|处理|解决|动)|难道|必须|再不/;

const isAsked: Test = (around, kind) => {
  const { lead, hit, tail, mark, after } = around;
  if (kind === 'regulator')
    return (mark === '?' || asksOfOffice.test(lead + tail)) && !threat.test(lead + hit + tail + after);
  const asks = mark === '?' || endsAsking.test(tail) || asksAnything.test(lead + tail);
  if (askedBefore.test(lead)) return true;
  if (!asks) return false;
  if (kind === 'price.wrong')
    return !/怎么|为什么|凭什么|为啥/.test(lead + hit + tail) && !consequence.test(tail + after);
  return !happened.test(lead) && !(tail.startsWith('怎么办') && used.test(lead)) && !happenedAfter.test(tail);
};

/** True where a clause only asks (会过敏吗) and tells of nothing that has happened. */
export const onlyAsks = (clause: string): boolean =>
  /(吗|么|嘛|不|没|[??])[??]?$/.test(clause) && !happened.test(clause) && !clause.includes('了');

/** Feared, supposed, compared with or warned of. */
const feared =
  /(怕|担心|如果|若|要是|万一|以为|假如|假设|防止|避免|以防|谨防|当心|小心|希望|最好|建议|为了|迟早|早晚|说不定|恐怕|可能会|一旦|感觉会|不敢|没敢|会不会|快要|恨不得|如同|仿佛|便宜得|不知道是|估计|提醒|觉得[^,]{0,8}会)|像[^ ]{0,6}$/;
const cameTrue = /(怕|担心|以为).*(没想到|结果|果然|真的|竟然|居然|终于|还是)/;
const supposedAfter =
  /^(的话|怎么办|[^,]{0,4}(测试|实验|试验|检测)|(时|后)?[,]?(请|应|需|立即|马上)|的?(人|人群|者|患者|体质)(?!员|都)|一样|似的|时(停|断|勿|自动))/;
const condition = /(如果|要是|万一|假如|一旦)[^。!?]*[,]$/;
const used = /[用吃喝穿戴抹涂敷擦洗](了|完)/;
const nearMiss = /(差点|险些|差一点)[^ ]{0,4}$/;
const consequent = /(会|就|可能|岂不)[^ ]{0,4}$/;
const printed = /(说明书|说明(?!:)|注意事项|提示|警告|标签)[^。!?]{0,12}$/;

/** Other things that are said so: 笑得肚子疼, 辣得冒烟, 一咬就炸开. */
const asIf =
  /([笑辣渴热忙急气跑馋饿累愁丑羞]|高兴|激动)(得|的|到|死)[^ ]{0,4}$|(一咬|咬下去|入口|嘴里|舌尖|爆汁)[^ ]{0,8}$/;

const isSupposed: Test = ({ before, lead, tail }, kind) => {
  if (kind === 'regulator') return /(以为|小心)[^ ]{0,6}$/.test(lead) && !step.test(lead);
  if (kind !== 'price.wrong' && asIf.test(lead)) return true;
  if (supposedAfter.test(tail) && !(tail.startsWith('怎么办') && used.test(lead))) return true;
  if (kind === 'safety.injury' && nearMiss.test(lead)) return true;
  if (feared.test(lead) && !cameTrue.test(lead)) return true;
  if (condition.test(before) && consequent.test(lead)) return true;
  return printed.test(before + lead);
};

/** Other goods or other people. */
const elsewhere =
  /别家|别人家|别的(店|牌|品牌|款|平台|家|事)|其[他它](家|店|牌|品牌|商家|的)|杂牌|某(大牌|品?牌|平台|宝|东)|另一家|隔壁|邻居|新闻|听[^,]{0,5}说|据说|在(幼儿园|学校|外面|单位|公司|工地)|有人(说|家)|有家店|(评论|评价|网上|差评)(里|区|上|都|有人|也|老)*说|大家都说|^都说|电视上|[上前]一?个牌子|(朋友|同事)家|超市|路边摊/;
const earlier = /之前|以前|上次|旧的|原来的|老的|前段时间|[上前]一[个台款]|闺蜜|朋友|容易|一直有/;
const instead =
  /换(了|成|的)?(这|你|个|带|它|款)|这(款|个|台|家|次|回)|才换|[你您]家|新买|用了?它|买来|来买|给[他她]|现在/;
const worksNow =
  /好|温和|舒服|不错|放心|正常|没事|没有|没问题|不会|安心|稳|靠谱|换|买来|来买|再也没|带保护|推荐/;
const stillBad = /[又还也][^,]{0,3}$|这[台款个次]?[又还也]/;
/** An old trouble of the household for which the goods were bought. */
const longSince =
  /本来|本身|最近|从小|天生|常年|经常|老毛病|换掉|扔掉|淘汰|换下|^(孩子|宝宝|老人|老公|老婆|我妈|我爸|妈妈|爸爸)$/;
const cures = /(买来|专|用来|对付|来)治[^。!?]{0,8}$|治疗[^。!?]{0,4}$/;
const replaced = /^[^ ]{0,2}(所以|才|就|只好)[^ ]{0,3}[买换]/;
const boughtFor = /买来|买个|买了|买这|试试|修复|专门买|下单|给[他她它]|新的/;
const remedy =
  /^(的|了)?(药|膏|霜|偏方|朋友|病人|家人|亲戚|孩子)|^[^,]{0,3}(买来|来买|专用|福音|用药)|^[^,]{0,8}(好多了|缓解|改善|减轻|好转|消了)/;

/** Asks to be added, which is no complaint of being added. */
const invites = /^(那|请|麻烦|可以|要不|方便的?话?)?[你您]?(们)?加(一下|下)?我/;

const relief = /止痒|缓解|改善|治好|好转|减轻|消了|管用/;

const isOther: Test = ({ before, lead, hit, tail, after }, kind) => {
  if (elsewhere.test(lead) && !/不是(新闻|听说)/.test(lead)) return true;
  if (kind === 'regulator') return false;
  if (kind === 'trade.privacy' && invites.test(lead.slice(lead.lastIndexOf(' ') + 1) + hit)) return true;
  if (remedy.test(tail) || (kind === 'safety.injury' && relief.test(tail + after))) return true;
  if (stillBad.test(lead)) return false;
  const later = `${tail},${after}`;
  if (kind === 'safety.injury' && cures.test(before.slice(-10) + lead)) return true;
  if (earlier.test(lead) && replaced.test(tail)) return true;
  if (longSince.test(lead.slice(0, 12)) && boughtFor.test(later)) return true;
  return (
    (earlier.test(lead + hit) || elsewhere.test(before.slice(-12))) &&
    instead.test(later) &&
    worksNow.test(later)
  );
};

/**
 * True when a customer's words between `start` and `end` of a normalised text tell what has happened with these goods,
 * or of a step to an authority: they are not denied, asked, feared or supposed, not told of others and of nothing else.
 */
export function isMeant(kind: RedLineKind, text: string, start: number, end: number): boolean {
  const around = readAround(text, start, end);
  return ![isDenied, isAsked, isSupposed, isOther, isOrdinary].some((test) => test(around, kind));
}
