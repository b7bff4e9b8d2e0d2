import { fill, type Slots } from '../base/phrases.ts';
import type { Random } from '../base/random.ts';

const simplified =
  '质颜色这发货还没买来说裤线头鞋脚尺码气对图过后开单给时间会东选错误旧长宽紧绿蓝觉让实际样个样亲请问处理赔钱价贵实惠优务态度坏声响热机电压纸盒车远动随岁妈爸儿妇礼赠满减评论卖';
const traditional =
  '質顏色這發貨還沒買來說褲線頭鞋腳尺碼氣對圖過後開單給時間會東選錯誤舊長寬緊綠藍覺讓實際樣個樣親請問處理賠錢價貴實惠優務態度壞聲響熱機電壓紙盒車遠動隨歲媽爸兒婦禮贈滿減評論賣';
const traditionalOf = new Map([...simplified].map((char, i) => [char, [...traditional][i] ?? char]));

const typos: [RegExp, string][] = [
  [/质量/, '质亮'],
  [/收到/, '受到'],
  [/掉色/, '吊色'],
  [/没有/, '木有'],
  [/喜欢/, '稀饭'],
  [/真的/, '真滴'],
  [/什么/, '神马'],
  [/快递/, '快弟'],
  [/客服/, '克服'],
  [/衣服/, '依服'],
  [/起球/, '气球'],
  [/尺码/, '尺吗'],
  [/舒服/, '苏服'],
  [/怎么/, '肿么'],
];
const badFaces = ['😡', '😤', '😭', '🙄', '👎', '💔', '😓', '[怒]', '[流泪]'];
const goodFaces = ['👍', '😊', '🥰', '❤️', '🌹', '💯', '😄', '[强]', '[玫瑰]'];
const particles = ['嘞', '咧', '撒', '噻', '哈', '滴', '哦豁', '呀', '啦'];
const slang = ['yyds', '绝绝子', 'xswl', 'nice', '真香', '无语子'];

function fullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function punctuate(random: Random, text: string, bad: boolean): string {
  const style = random.weighted([52, 9, 9, bad ? 11 : 5, 6, 8]);
  if (style === 0) return `${text}${random.pick(['', '', '。', '!'])}`;
  if (style === 1) return text.replace(/[,。]/g, ' ');
  if (style === 2) return text.replace(/,/g, random.pick(['。', ';', '!', ',']));
  if (style === 3) return `${text}${random.pick(['!!!', '!!', '!!!', '???'])}`;
  return style === 4 ? `${text}${random.pick(['。。。', '……', '~~', '...'])}` : text.replace(/,/, ',');
}

function personal(random: Random, text: string, slots: Slots): string {
  const tail = random.pick([
    ',联系我$phone',
    ',我电话$phone,麻烦回电',
    ',加微信$wechat发图',
    ',我微信:$wechat',
    ',邮箱$email',
    ',退到卡$card',
  ]);
  return text + fill(tail, slots);
}

/** Makes a clean sentence look like one a customer typed. */
export function roughen(random: Random, clean: string, bad: boolean, slots: Slots): string {
  let text = clean;
  if (random.chance(0.03)) {
    const fitting = typos.filter(([from]) => from.test(text));
    if (fitting.length > 0) {
      const [from, to] = random.pick(fitting);
      text = text.replace(from, to);
    }
  }
  if (random.chance(0.03)) text += random.pick(particles);
  if (random.chance(bad ? 0.012 : 0.003)) text = personal(random, text, slots);
  if (random.chance(0.012))
    text += ` ${random.pick(bad ? slang.slice(2, 3).concat('无语子') : slang.slice(0, 5))}`;
  text = punctuate(random, text, bad);
  if (random.chance(0.085)) {
    const face = random.pick(bad ? badFaces : goodFaces);
    text += face.repeat(random.pick([1, 1, 2, 3]));
  }
  if (random.chance(0.02)) text = fullWidth(text);
  if (random.chance(0.02)) text = [...text].map((char) => traditionalOf.get(char) ?? char).join('');
  return text.replaceAll('码码', '码');
}
