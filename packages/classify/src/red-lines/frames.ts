import type { RedLineKind } from '@voc/core';
import type { NormalText } from '../segment/index.ts';
import { type Frame, wideFrames } from './wide-frames.ts';

const body =
  '(?:手(?![机表柄感工写提环套续动把电气册势推])(?:指|心|臂|背|上|掌|腕)?|脚(?![感垫手架])|腿(?!的?长)|脸|嘴唇?(?!发麻)|唇|眼睛?|眼皮|头皮(?!屑)|额头|皮肤|胳膊|后?背上|脖子|屁股|屁屁|耳朵|肚子|胃|喉咙|嗓子|膝盖|胸口|尾椎|身上|浑身|全身|肠胃|牙龈|舌头|鼻子|下巴)';
const harm =
  '(?:[红肿]{1,2}(?!色)[肿痒痛了一]|肿|痒|刺痛|灼痛|灼|火烧|火辣|溃烂|疹|水泡|起了?泡|流黄?水|疙瘩|发炎|充血|出血|流血|是血|血泡|划[破开伤了]|割[破开伤了裂]|扎[破进了伤]|刺[破伤]|戳[破伤]|拉(?:出|了).?道?口子|口子|烫[伤出起红破了]|骨折|摔[裂断伤]|骨摔|砸[伤肿破青]|砸到|夹[伤破肿住]|磕[破伤]|疼得|绞痛|疼了)';
const person =
  '(?:孩子|宝宝|小孩|儿子|女儿|闺女|娃|老人|爸|妈|奶奶|爷爷|老公|老婆|家人|全家|一家|猫咪?|狗狗?|宠物)';
const illness =
  '(?:吐了?(?!槽|血推|司|鲁|露|气|字)|拉稀|拉了|拉水|腹泻|发烧(?!友)|高烧|进了?医院|急诊|看医生|去看.?医|抢救|洗胃|输液|住进|昏倒|晕倒|休克|抽搐|骨折)';
const sudden = '(?:突然|忽然|自己|好端端|莫名其?妙?|半路|路上|骑着|坐着|躺着|一坐|一踩|刚坐)';
const fails =
  '(?:散架|断裂|断成|弹开|飞了?出|崩开|崩飞|爆(?![发款满红单仓屏])|炸(?![的锅鸡鱼])|塌|倒下来|砸下来|着了|烧起|冒[烟火黑白])';
const mine =
  '我(?:们?家?)?的?[^,。!?;]{0,4}(?:手机号|号码|电话|地址|住址|门牌|信息|资料|名字|姓名|照片|身份证|购买记录|订单(?!号)|聊天记录)';
const spread =
  '(?:发到|发给别|发在|发群|泄|卖|给了别|公开|公布|贴|挂|截屏|截图发|曝光|注册|外传|透露|告诉别|传出|报得出|说得出|一清二楚|全知道|都知道)';
const reached = '(?:电话|短信|微信|上门|敲门|打给我|打来|来电)';
const pressed = '(?:改评|改好评|改成好评|好评|删评|删差评|删掉|撤销评|追评|骚扰|威胁|恐吓|辱骂|骂我|诈骗|骗)';

const gap = (most: number): string => `[^,。!?; \\n]{0,${most}}?`;
const frame = (...parts: string[]): RegExp => new RegExp(parts.join('|'), 'u');

/** How such a complaint is told when no phrase of the lexicon is used: a part of the body and what became of it. */
const frames: readonly Frame[] = [
  [
    'safety.injury',
    ['肿痒疼痛疹泡破伤血烫裂吐泻烧炎针口红疙灼砸夹辣'],
    frame(
      `${body}${gap(7)}${harm}`,
      `(?:划|割|扎|刺|戳|烫|砸|夹|咬|磕|拉)(?:破|伤|到|了|进|肿)${gap(4)}${body}`,
      `${person}${gap(9)}${illness}`,
      '(?:血|伤口)(?:止不住|直流|流|很深)|缝了?.?针|(?:医生|医院)(?:说|诊断)|火烧火燎|(?:抹|擦|涂|敷|用|吃|喝)(?:了|完)[^,。!?; ]{0,6}(?:红肿|起泡|疼|痛|痒|吐了|拉肚)',
    ),
  ],
  [
    'safety.hazard',
    ['爆炸崩塌断飞弹烧焦熔冒火烟声鼓散落倒砸差着化变'],
    frame(
      `${sudden}${gap(7)}${fails}`,
      '[蹿窜喷]出?了?火|冒出?了?火[苗星花光球]|火球|浓烟|[嘭砰轰啪噗]的?一声(?!掉|就关|关)|(?:插头|插座|电线|线路|电源|适配器|充电器|底座|电池)[^,。!?;]{0,6}(?:烧|焦|熔|化了|飞出|炸|爆|变形|鼓)|烧毁|差点[^,。!?;]{0,4}(?:着火|烧|砸|出事|要命|没命|出人命)',
    ),
  ],
  [
    'trade.privacy',
    ['泄漏骗扰胁卖群评曝隐冒吓辱盗露贴挂传推陌截公注报说全都发删骂'],
    frame(
      `${mine}${gap(10)}${spread}`,
      `(?:泄露|泄漏|透露|出卖|倒卖|盗用|盗取)[^,。!?;]{0,6}(?:信息|资料|隐私|电话|地址|住址|号码|消费者|顾客|客户|买家)`,
      `(?:有人自称|冒充|假冒|假装)[^,。!?;]{0,8}(?:客服|售后|店|平台|官方|商家)`,
      `${reached}${gap(10)}${pressed}`,
      `(?:骗子|陌生人|推销的?|卖保险的?|诈骗的?)[^,。!?;]{0,8}(?:找上|打来|打上|知道|联系我|电话)|侵犯[^,。!?;]{0,4}隐私|隐私[^,。!?;]{0,3}(?:泄|暴露|何在|在哪|不保|全)`,
    ),
  ],
  [
    'price.wrong',
    ['价标贵涨账算交付'],
    frame(
      '先[^,。!?;]{0,4}(?:价[^,。!?;]{0,2}[调涨提抬]|[涨提抬加调]高?)[^。!?;]{0,8}(?:再|后|然后|又)[^。!?;]{0,6}(?:折|降|减|券|惠|便宜)',
      '(?:双[十0]|00|活动|优惠|特价|促销|秒杀|大促|节)[^。!?;]{0,10}比(?:上周|上个?月|昨天|前[几两]?天|平[时常日]|上次|活动前|之前|原来|没活动)[^,。!?;]{0,6}还?[高贵涨]',
      '(?:标|写|显示)的?[^。!?;]{0,8}(?:块|元|毛)[^。!?;]{0,6}(?:结账|结算|付款|提交|收银)',
      '(?:页面|标价|购物车|详情)[^。!?;]{0,14}(?:结账|结算|付款|提交)[^,。!?;]{0,4}(?:变|成|要|涨)',
    ),
  ],
  [
    'regulator',
    ['律媒记视商院监费门警安票案益讼裁'],
    frame(
      '(?:找|请|问|联系|委托|咨询|捅到|闹到|递到|告到|交给|反映到?|投诉到?|举报到?)[了过给]?[^,。!?;]{0,6}(?:律师|媒体|记者|电视台|工商|法院|监管|监督|消费者|有关部门|主管部门|公安|警察)',
      '传票|立案|权益保护|申请仲裁',
    ),
  ],
];

const allFrames = [...frames, ...wideFrames];
/** Each group of units has its bit: the groups that a text has any unit of are found in one pass. */
const groupsOf = new Uint32Array(0x10000);
let groups = 0;
const asked = allFrames.map(([kind, hints, pattern]) => {
  let needs = 0;
  for (const hint of hints) {
    const bit = 1 << groups++;
    needs |= bit;
    for (let i = 0; i < hint.length; i++)
      groupsOf[hint.charCodeAt(i)] = (groupsOf[hint.charCodeAt(i)] ?? 0) | bit;
  }
  return { kind, needs, pattern };
});

/** The first place of each frame in a normalised text, each at most some sixty units long. */
export function findFrames({
  text,
  codes,
  length,
}: NormalText): { kind: RedLineKind; start: number; end: number }[] {
  let has = 0;
  for (let i = 0; i < length; i++) has |= groupsOf[codes[i] as number] as number;
  const found: { kind: RedLineKind; start: number; end: number }[] = [];
  for (const { kind, needs, pattern } of asked) {
    const match = (has & needs) === needs ? pattern.exec(text) : null;
    if (match) found.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
