import type { Product } from '../world/catalog.ts';

type Rule = [words: RegExp, fits: (product: Product) => boolean];

const named =
  (...names: string[]) =>
  (product: Product): boolean =>
    names.some((name) => product.short.includes(name));
const isChild = (product: Product): boolean => product.category === '童装' || product.line === '童鞋';
const isLower = (product: Product): boolean => /裤|半身裙/.test(product.short);
const isFull = (product: Product): boolean => /套装|睡衣|内衣|哈衣|睡袋|连衣裙|公主裙/.test(product.short);
const cold = new Set(['w']);

// Words that only some products can be spoken of with.
const wear: Rule[] = [
  [/冒烟|鞋|胶味|容量|量杯|毫升|功率|规格|手套/, () => false],
  [/裤/, (p) => /裤|套装|内衣|睡衣|哈衣/.test(p.short)],
  [/宝宝|小朋友|娃|孩子|小孩|学校|书包|童装/, isChild],
  [
    /暖和|保暖|零下|厚实|加绒|毛衣|降温|冬天|钻绒|跑绒|鸭绒|充绒|冷/,
    (p) => cold.has(p.curve) || p.curve === 'a',
  ],
  [/跑绒|充绒|绒都|填充/, named('羽绒')],
  [/夏天|凉快|UPF|防晒/, (p) => !cold.has(p.curve)],
  [/UPF|防晒/, named('防晒', '皮肤衣')],
  [/防水|防泼水/, named('冲锋衣', '靴')],
  [/速干/, named('Polo', '运动', '跑步')],
  [/袖|领|肩|胳膊|脖子|胸口|胸围|衣长|腋下|肚子/, (p) => !isLower(p) || isFull(p)],
  [/裤|腰|裆|腿|臀|膝盖|屁股/, (p) => isLower(p) || isFull(p)],
  [/裙|内衣|小肚子|大妈|粉底|妈妈款/, (p) => p.category !== '男装'],
  [/扣子|扣眼|纽扣/, named('衬衫', '开衫', '风衣', '大衣', '牛仔裤', 'Polo', '休闲裤')],
  [/拉链/, named('羽绒', '风衣', '冲锋衣', '裤', '防晒', '皮肤衣', '睡袋', '连衣裙')],
  [/四条|两件装/, named('内裤')],
  [/印花|图案|logo/, named('T恤', '卫衣', '套装', '连衣裙', '睡衣', '公主裙', '哈衣')],
  [/150码|160码|大孩子/, isChild],
  [/3XL|胖人|老公|男款/, (p) => p.category !== '童装'],
  [/腰带|不带腰/, named('风衣', '大衣')],
];
const feet: Rule[] = [
  [/冒烟|腰|胸|臀|衣长|肩|袖|裤|领|容量|量杯|毫升|功率|规格/, () => false],
  [/配裙子|显小/, (p) => !/男|凉拖|儿童/.test(p.short + p.name)],
  [/跑步跳绳|缓震/, named('运动', '跑步', '老爹')],
  [/鞋垫|开胶|脱胶|魔术贴|网面|鞋面|走线|内里|鞋口|后帮|磨后跟|脚后跟|溢胶|后跟/, (p) => p.short !== '凉拖'],
  [/魔术贴/, named('儿童')],
  [/网面|透气/, named('老爹', '跑步', '运动')],
  [/绒|毛/, named('雪地靴')],
  [/牛皮|真皮|皮面|皮子|掉皮/, named('皮鞋', '乐福')],
  [/小孩|孩子|娃/, isChild],
  [/衣服|叠/, () => false],
  [/34码|44码/, (p) => !isChild(p)],
  [/老人穿/, (p) => !isChild(p)],
];
const machine: Rule[] = [
  [/烧水|水开|第一壶|壶/, named('水壶')],
  [/雾|屋里|冒烟/, named('加湿')],
  [/水箱|底座|缺水/, named('加湿', '挂烫', '水壶')],
  [/蒸汽|烫不平|一件|喷水|烫得/, named('挂烫')],
  [/风力|风大|对着吹|风扇/, named('小风扇')],
  [/榨|打不动/, named('榨汁')],
  [/炸出|炸|涂层|外焦|5L/, named('炸锅')],
  [/保温|灌|泡茶|喝水|316|304|磁铁|检测液/, named('保温杯', '水壶')],
  [/杯/, named('杯')],
  [/取暖|升温慢|不热|不暖和|升温|还是冷/, named('暖风')],
  [/加热|烫手/, named('暖风', '挂烫', '炸锅', '水壶')],
  [/充电|充满|充一|充不|续航|电池|插上灯|边充|红灯/, named('小风扇', '榨汁')],
  [/噪音|静音|声音|风扇|电机|不转|卡死|≤32|低噪/, named('加湿', '风扇', '暖风', '榨汁', '炸锅')],
  [
    /跳闸|插座|通电|插哪|开机|开不了机|罢工|自动断电|线太短|线短|按键|屏幕|定时|童锁/,
    (p) => p.short !== '保温杯',
  ],
  [/漏水|渗水|不漏|倒放|密封/, named('杯', '加湿', '水壶')],
  [/1500W|1800W|功率/, (p) => /功率/.test(p.parameters)],
  [/容量|毫升/, (p) => /容量/.test(p.parameters)],
  [/1\.7L|1\.5L|4L/, named('水壶')],
  [/穿|鞋|衣服/, named('挂烫')],
  [/烧干/, named('水壶', '加湿')],
  [/配料|添加剂|麦芽糖|淀粉|香精|无糖|克|口味|新鲜|齁|油|吵着/, () => false],
];
const snack: Rule[] = [
  [/冒烟|吵|杯|外壳|磕瘪|机身|凹|按键|充电/, () => false],
  [/坚果|嘎嘣/, named('坚果')],
  [/牛肉/, named('牛肉')],
  [/草莓/, named('草莓')],
  [/哈喇|油耗|皮了|颗粒/, named('坚果', '核桃')],
  [/45天|面包|发柴/, named('吐司')],
  [/辣/, named('牛肉', '小鱼')],
  [/脆/, named('饼干', '草莓', '坚果')],
  [/软糯|甜/, named('核桃糕', '草莓', '芝麻')],
  [/嚼劲|咬不动|硌牙/, named('牛肉', '小鱼')],
  [/30袋|30包|27|28/, (p) => /30/.test(p.parameters + p.sizes.join(''))],
  [/酥脆|碎成渣|变粉|没有碎/, named('饼干', '草莓')],
  [/316|304|磁铁|声音|噪音|漏水|杂音|穿|衣服|用着正常|不漏气|容易坏|尺寸|厘米/, () => false],
  [/齁|太咸|死咸|空口/, (p) => p.short !== '全麦吐司'],
];
const rules = { clothes: wear, shoes: feet, appliance: machine, food: snack };

/** Whether a sentence can be said of this product: no steam from a fan, no sleeves on trousers. */
export function fitsProduct(text: string, product: Product): boolean {
  return rules[product.domain].every(([words, fits]) => !words.test(text) || fits(product));
}
