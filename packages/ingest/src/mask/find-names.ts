import type { Finding } from './kinds.ts';
import { blank, type Shadow } from './shadow.ts';

const single =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const compound =
  '欧阳|司马|上官|诸葛|司徒|慕容|皇甫|东方|尉迟|公孙|令狐|宇文|长孙|夏侯|轩辕|端木|南宫|独孤|申屠|闻人|澹台|百里|呼延|西门|第五|拓跋|完颜|赫连';
/** Surnames that are also words of every day; a title alone does not make a name of them. */
const wordSurnames = '查游于和成尚单时全明安向连应商方司华关时解师路管包房车文万古米石金黄白蓝高康景边项';

const surname = `(?:${compound}|[${single}于])`;
const notGiven =
  '的了吗呢吧啊是在有不没也都就还和与跟给把被从到我你他她它们这那个件双条款色码号元块先女您请么什怎为要买卖退换发收打电手微查看说叫送寄付';
const given = `[\\u4e00-\\u9fff]`;
const isGiven = new RegExp(`^(?:(?![${notGiven}])${given})+$`);
const labels =
  '(?:收[件货]人|寄件人|联系人|签收人|收款人|持卡人|投诉人|联络人|户[名主]|开户名|真实姓名|姓名|名字|我[名]?叫|本人|名叫)(?:姓名|信息)?';
const label = new RegExp(`${labels}((?:[ :是叫为=(]|[-—>]){0,3})(${surname}${given}{1,3})`, 'g');
/** What may stand behind a name that no colon announces. */
const nameEnd =
  /^(?:[^\u4e00-\u9fff]|$|电话|手机|号码|地址|联系|身份|收|的|先生|女士|小姐|住|要|想|查|在|来)/;
const titles = '(?:先生|女士|小姐|太太)(?!们|姐|太|款|装|鞋|包|表|裤|衣)';
const titled = new RegExp(`(?:(${compound})|([${single}于]))(${given}{0,2}?)${titles}`, 'g');
const asked = '[我贵机傅人客买板哥边您你都就也家]姓';
const familyOnly = new RegExp(`${asked}( ?)(${surname})(?!名)`, 'g');
/** A name in front of a masked value, as on a parcel. */
const besideValue = new RegExp(
  `(?<![\\u4e00-\\u9fff])(${surname}${given}{1,2})(?:[ ,:、(]{0,2}\\u0000)`,
  'g',
);
/** A name whose card or phone is spoken of. */
const owned = '的(?:银行|账|帐|卡|微信|手机|电话|支付宝|身份证|快递|订单)';
const owner = new RegExp(`(?:[至给到是找叫为]|(?<![\\u4e00-\\u9fff]))(${surname}${given}{1,2})${owned}`, 'g');
/** False for a text, without invisible characters but otherwise as written, in which no name is found at first. */
export const mayHoldName = new RegExp(
  [
    `${labels}(?:[^\\u4e00-\\u9fff]|[是叫为]){0,3}${surname}`,
    titles,
    `${surname}${given}{1,2}${owned}`,
    `${asked}\\s?${surname}`,
  ].join('|'),
);
/** Most texts hold none of what a kind of name stands beside, and this is told sooner than where names may begin. */
const hasTitle = new RegExp(titles);
const hasOwned = new RegExp(owned);
/** Marks and persons that goods are named after. */
const brands =
  /^(?:申通|张小泉|王老吉|王致和|王麻子|王守义|陈克明|陈李济|李宁|李锦记|李子柒|周大福|周大生|周生生|周六福|周黑鸭|周住|马应龙|胡庆余|胡姬花|谢馥春|谢瑞麟|张裕|张君雅|徐福记|沈大成|江小白|林清轩|林内|高露洁|高夫|金龙鱼|金利来|白象|白云山|白猫|康师傅|鲁花|方太|万和|万家乐|华为|华帝|温碧泉|安踏|安利|安佳|石头|米家|陶华碧|毛戈平|雷士|雷蛇|罗技|罗莱|罗蒙|夏普|苏泊尔|苏菲|苏宁|董酒|郎酒|古井|古越|雷允上|童涵春|余仁生|马克华菲|杜蕾斯|史密斯|任天堂|费列罗|霍尼韦尔|柯达|梅赛德斯|路易|欧莱雅|欧珀莱|欧普|欧姆龙|韩束|柳工|范思哲|蓝月亮|孔凤春|曹操|诸葛亮|司马懿|包公|关公|孙悟空|贾宝玉|林黛玉)$/;

/** How much of the characters behind a label is the name: up to a break, else up to a word that is no name. */
function nameLength(plain: string, from: number, most: number): number {
  const first = startsCompound.test(plain.slice(from, from + 2)) ? 2 : 1;
  let length = first;
  while (length < Math.min(most, first + 2) && isGiven.test(plain.charAt(from + length))) length++;
  return length > first ? length : 0;
}

const startsCompound = new RegExp(`^(?:${compound})`);
const isWord = (name: string): boolean => wordSurnames.includes(name.charAt(0)) && !startsCompound.test(name);

const push = (found: Finding[], plain: string, from: number, to: number): void => {
  const value = plain.slice(from, to).replace(/ /g, '');
  if (to > from && !brands.test(value)) found.push({ kind: 'name', from, to, value });
};

function isTitled(plain: string, match: RegExpExecArray | RegExpMatchArray, from: number): boolean {
  const [, double, family = '', rest = ''] = match;
  if (double !== undefined) return true;
  if (rest !== '' && (!isGiven.test(rest) || rest.startsWith(family) || rest === '子')) return false;
  const previous = plain.charAt(from - 1);
  if (family === '和') return false;
  if (
    wordSurnames.includes(family) &&
    /[\p{L}\p{N}]/u.test(previous) &&
    !/[是找叫给的位跟我下过请问让]/.test(previous)
  )
    return false;
  if (family === '于' && /[对关由基属等适合用至鉴处]/.test(previous)) return false;
  return true;
}

/** Names of persons: behind a label, before a title, beside another masked value. Brands are left alone. */
export function findNames({ plain }: Pick<Shadow, 'plain'>): Finding[] {
  const found: Finding[] = [];
  for (const match of plain.matchAll(label)) {
    const [whole, glue = '', name = ''] = match;
    const from = match.index + whole.length - name.length;
    const to = from + nameLength(plain, from, name.length);
    const isCalled = /[:=]/.test(glue) || (whole.startsWith('我') && !isWord(name));
    if (isCalled || (nameEnd.test(plain.slice(to, to + 2)) && !/^[和查]/.test(name)))
      push(found, plain, from, to);
  }
  for (const match of plain.includes(blank) ? plain.matchAll(besideValue) : []) {
    const name = match[1] ?? '';
    const length = nameLength(plain, match.index, name.length);
    const isTight = match[0].length === name.length + 1;
    if (isWord(name) || (isTight && /^.[下子装便间衣里上]$/.test(name))) continue;
    if (length === name.length) push(found, plain, match.index, match.index + length);
  }
  for (const match of hasOwned.test(plain) ? plain.matchAll(owner) : []) {
    const name = match[1] ?? '';
    const from = match.index + match[0].indexOf(name);
    if (!isWord(name) && nameLength(plain, from, name.length) === name.length)
      push(found, plain, from, from + name.length);
  }
  for (const match of hasTitle.test(plain) ? plain.matchAll(titled) : [])
    if (isTitled(plain, match, match.index)) push(found, plain, match.index, match.index + match[0].length);
  for (const match of plain.matchAll(familyOnly)) {
    const to = match.index + match[0].length;
    push(found, plain, to - (match[2]?.length ?? 0), to);
  }
  return withoutOverlaps(found);
}

/** Left to right; of two that overlap the one that began earlier, or is longer, stays. */
function withoutOverlaps(found: readonly Finding[]): Finding[] {
  let done = 0;
  return [...found]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < done) return false;
      done = to;
      return true;
    });
}
