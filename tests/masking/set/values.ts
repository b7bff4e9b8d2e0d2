import type { Random } from './random.ts';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

const region = (r: Random): string =>
  r.pick([
    '110105',
    '310101',
    '440106',
    '440305',
    '330106',
    '510107',
    '420106',
    '610113',
    '370202',
    '500103',
  ]);

const birth = (r: Random): string =>
  `${1950 + r.below(58)}${pad(1 + r.below(12), 2)}${pad(1 + r.below(28), 2)}`;

export const mobile = (r: Random): string =>
  `1${r.pick(['30', '35', '36', '38', '39', '50', '52', '57', '58', '59', '66', '73', '76', '77', '80', '81', '86', '87', '88', '91', '98', '99'])}${r.digits(8)}`;

/** Area code and number. */
export const landline = (r: Random): [string, string] => {
  const area = r.pick(['010', '021', '020', '0755', '0571', '028', '0512', '0371', '0731', '029']);
  return [area, `${2 + r.below(7)}${r.digits(area.length === 3 || r.below(2) === 0 ? 7 : 6)}`];
};

export function idCard(r: Random): string {
  const body = `${region(r)}${birth(r)}${r.digits(3)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** The old form, of persons born before 2000. */
export const oldIdCard = (r: Random): string =>
  `${region(r)}${50 + r.below(49)}${pad(1 + r.below(12), 2)}${pad(1 + r.below(28), 2)}${r.digits(3)}`;

export function withLuhn(body: string): string {
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    const digit = Number(body[body.length - 1 - place]) * (place % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return body + String((10 - (sum % 10)) % 10);
}

export function bankCard(r: Random): string {
  const [bin, length] = r.pick([
    ['622202', 19],
    ['621700', 19],
    ['622848', 19],
    ['622588', 16],
    ['621483', 16],
    ['621799', 19],
    ['625912', 16],
    ['436742', 16],
    ['519413', 16],
  ] as const);
  return withLuhn(bin + r.digits(length - 1 - bin.length));
}

const letters = 'abcdefghjkmnpqrstuvwxyz';
const syllables = ['xiao', 'ming', 'li', 'wang', 'fei', 'yu', 'tian', 'hua', 'lan', 'zhen', 'qing', 'dou'];

export const word = (r: Random): string => r.pick(syllables) + r.pick(syllables);

export const email = (r: Random): string =>
  r.pick([
    `${word(r)}${r.digits(3)}`,
    `${word(r)}.${r.pick(syllables)}`,
    r.digits(9).replace(/^0/, '7'),
    `${word(r)}_${r.digits(2)}`,
  ]) +
  '@' +
  r.pick([
    'qq.com',
    '163.com',
    '126.com',
    'gmail.com',
    'outlook.com',
    'sina.com.cn',
    'foxmail.com',
    'example.cn',
  ]);

export const wechat = (r: Random): string =>
  r.pick([
    `${word(r)}${r.digits(4)}`,
    `${word(r)}_${r.digits(2)}`,
    `${letters[r.below(letters.length)] ?? 'a'}${r.pick(syllables)}-${r.digits(3)}`,
    `wxid_${letters[r.below(20)] ?? 'b'}${r.digits(5)}${word(r).slice(0, 4)}`,
    `${word(r)}${r.pick(syllables)}88`,
  ]);

export const qq = (r: Random): string => `${1 + r.below(9)}${r.digits(4 + r.below(6))}`;

const provinces = [
  '京',
  '沪',
  '粤',
  '浙',
  '苏',
  '鲁',
  '川',
  '渝',
  '豫',
  '鄂',
  '湘',
  '闽',
  '皖',
  '冀',
  '辽',
  '陕',
  '津',
  '赣',
];
const plateLetters = 'ABCDEFGHJK';
const plateBody = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Province, office letter and the rest; eight characters in all for cars without a combustion engine. */
export function plate(r: Random): [string, string] {
  const head = r.pick(provinces) + r.pick(plateLetters.split(''));
  const letter = r.pick(plateBody.split(''));
  return [
    head,
    r.pick([
      r.digits(5),
      `${letter}${r.digits(4)}`,
      `${r.digits(3)}${letter}${r.digits(1)}`,
      `D${r.digits(5)}`,
      `F${r.digits(5)}`,
      `${r.digits(2)}${letter}${r.digits(2)}`,
    ]),
  ];
}

export const taobaoOrder = (r: Random): string => `${1 + r.below(4)}${r.digits(17 + r.below(2))}`;
export const pddOrder = (r: Random): string =>
  `2${5 + r.below(2)}${pad(1 + r.below(12), 2)}${pad(1 + r.below(28), 2)}-${1 + r.below(9)}${r.digits(14)}`;
export const jdOrder = (r: Random): string => `${1 + r.below(3)}${r.digits(11)}`;

export const tracking = (r: Random): string =>
  r.pick([
    `SF${r.digits(13)}`,
    `YT${r.digits(13)}`,
    `JD${r.pick(['VA', 'VB', 'X0'])}${r.digits(11)}`,
    `JT${r.digits(13)}`,
    `ZTO${r.digits(12)}`,
    `STO${r.digits(12)}`,
    `DPK${r.digits(12)}`,
  ]);

/** A carrier without letters in its numbers, and one of them. */
export const plainTracking = (r: Random): [string, string] =>
  r.pick([
    ['中通', `7${r.digits(13)}`],
    ['韵达', `4${r.digits(14)}`],
    ['申通', `77${r.digits(13)}`],
    ['邮政', `98${r.digits(11)}`],
    ['圆通', `8${r.digits(14)}`],
  ] as [string, string][]);

const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范'.split(
    '',
  );
const compound = ['欧阳', '司马', '上官', '诸葛', '司徒', '慕容', '皇甫', '东方'];
const given =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰飞宇浩然子轩梓涵欣怡佳琪雨晨思远嘉豪晓彤志鹏建国'.split(
    '',
  );

export const surname = (r: Random): string => (r.below(12) === 0 ? r.pick(compound) : r.pick(surnames));
export const name = (r: Random): string =>
  surname(r) + r.pick(given) + (r.below(4) === 0 ? '' : r.pick(given));

const places = [
  ['广东省', '深圳市', '南山区', '粤海街道'],
  ['浙江省', '杭州市', '西湖区', '文新街道'],
  ['江苏省', '苏州市', '吴中区', '木渎镇'],
  ['四川省', '成都市', '武侯区', '浆洗街街道'],
  ['', '北京市', '朝阳区', '望京街道'],
  ['', '上海市', '浦东新区', '川沙新镇'],
  ['湖北省', '武汉市', '洪山区', '关山街道'],
  ['山东省', '青岛市', '市北区', '敦化路街道'],
  ['河南省', '郑州市', '中牟县', '白沙镇'],
  ['湖南省', '长沙市', '岳麓区', '麓谷街道'],
] as const;
const roads = [
  '科技路',
  '文一西路',
  '建设大道',
  '人民南路',
  '解放路',
  '学院街',
  '长江东路',
  '珠江大道',
  '和平巷',
  '中山北路',
];
const estates = [
  '阳光花园',
  '翠湖小区',
  '金色家园',
  '万科城',
  '星河雅苑',
  '绿地国际公寓',
  '锦绣华庭',
  '和谐家园',
  '创业大厦',
];

/** A full postal address. */
export function address(r: Random): string {
  const [province, city, district, street] = r.pick(places);
  const number = 1 + r.below(300);
  const room = `${1 + r.below(30)}0${1 + r.below(8)}`;
  const head = r.pick([province + city + district + street, city + district, province + city + district]);
  return (
    head +
    r.pick([
      `${r.pick(roads)}${number}号${r.pick(estates)}${1 + r.below(20)}栋${1 + r.below(4)}单元${room}室`,
      `${r.pick(estates)}${1 + r.below(20)}号楼${room}`,
      `${r.pick(roads)}${number}号`,
      `${r.pick(roads)}${number}弄${1 + r.below(60)}号${room}室`,
      `${r.pick(estates)}${1 + r.below(20)}栋${room}`,
    ])
  );
}

/** What a neighbour would need to know, without town. */
export const shortAddress = (r: Random): string =>
  r.pick([
    `${r.pick(estates)}${1 + r.below(20)}栋${1 + r.below(4)}单元${1 + r.below(20)}0${1 + r.below(6)}`,
    `${r.pick(roads)}${1 + r.below(400)}号${r.pick(estates)}${1 + r.below(9)}号楼`,
    `${1 + r.below(20)}栋${1 + r.below(4)}单元${1 + r.below(20)}0${1 + r.below(6)}室`,
    `${1 + r.below(9)} 栋 ${1 + r.below(3)} 单元 ${1 + r.below(20)}0${1 + r.below(6)}`,
  ]);
