import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ExcelJs from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { chatColumns } from '../read/chat-text/to-rows.ts';
import { detectEncoding } from '../read/detect-encoding.ts';
import { detectMapping } from './detect.ts';
import { parseRating } from './parse-values.ts';
import { Mapping } from './schema.ts';

const seeds = fileURLToPath(new URL('../../../../seeds/', import.meta.url));
const files = readdirSync(`${seeds}sources`).filter(
  (name) => name.endsWith('.json') && name !== 'templates.json',
);
const mappings = files.map((name) =>
  Mapping.parse(JSON.parse(readFileSync(`${seeds}sources/${name}`, 'utf8'))),
);

async function headerOf(path: string): Promise<string[]> {
  if (path.endsWith('.xlsx')) {
    for await (const sheet of new ExcelJs.stream.xlsx.WorkbookReader(createReadStream(path), {}))
      for await (const row of sheet) return Array.isArray(row.values) ? row.values.slice(1).map(String) : [];
    return [];
  }
  const bytes = readFileSync(path);
  const encoding = detectEncoding(bytes.subarray(0, 4096))?.encoding;
  const [line = ''] = new TextDecoder(encoding).decode(bytes).split('\n', 1);
  if (path.endsWith('.jsonl')) return Object.keys(JSON.parse(line));
  return Papa.parse<string[]>(line, { delimiter: path.endsWith('.tsv') ? '\t' : ',' }).data[0] ?? [];
}

function nameOf(row: string[]): string {
  const detection = detectMapping(row, mappings);
  return detection.status === 'found' ? detection.match.mapping.name : JSON.stringify(detection);
}

describe('the mappings in seeds/sources', () => {
  test('carry the name of their file', () =>
    expect(mappings.map(({ name }) => `${name}.json`)).toEqual(files));

  const demo: Record<string, string> = {
    'chats-jd.csv': 'jd-chats',
    'chats-tmall.jsonl': 'session-chats',
    'listings.csv': 'listings',
    'orders-daily.csv': 'orders-daily',
    'products.csv': 'products',
    'refunds.csv': 'refunds',
    'reviews-douyin.xlsx': 'douyin-reviews',
    'reviews-jd.gb18030.csv': 'jd-reviews',
    'reviews-pdd.tsv': 'pdd-reviews',
    'reviews-tmall.csv': 'tmall-reviews',
    'skus.csv': 'skus',
  };
  test('cover every demo file', () =>
    expect(readdirSync(`${seeds}demo/data`).sort()).toEqual(Object.keys(demo)));

  test.each(Object.entries(demo))('know %s and use every column', async (file, name) => {
    const header = await headerOf(`${seeds}demo/data/${file}`);
    expect(nameOf(header)).toBe(name);
    const detection = detectMapping(header, mappings);
    const unused = file === 'reviews-pdd.tsv' ? ['物流得分', '服务得分'] : [];
    expect(detection.status === 'found' && detection.match.unused.map((one) => one.trim())).toEqual(unused);
  });

  const session = '0123456789abcdef'.repeat(2);
  test.each([
    [
      'jd-product-reviews',
      '商品ID,用户ID,会员等级,总打分数,总回复数,购买时间,评论时间,评论天数间隔,打分,商品名称,评论内容',
    ],
    [
      'jd-api-reviews',
      'id,content,creationTime,referenceId,referenceName,referenceTime,score,nickname,isMobile,days,afterDays',
    ],
    [
      'jd-api-reviews',
      'nickname,userProvince,userLevelName,score,evaluation,creationTime,referenceTime,days,referenceId,content',
    ],
    ['tmall-page-reviews', '商品名,销量,商品类型,评论,评论日期,追评'],
    ['typed-reviews', 'cat,label,review'],
    ['complaint-tickets', '投诉标题,投诉详情,投诉对象,投诉问题,投诉要求'],
    ['taobao-reviews', '\uFEFFusername,time,content'],
    ['jd-star-ratings', 'id,Order_from,Comment_time,Product model,Customer satisfaction,User_level'],
    ['pdd-messages', 'msg_id,nickname,from.role,from.uid,to.uid,ts,type,sub_type,content'],
    [
      'pdd-messages',
      'message.msg_id,message.from.role,message.from.uid,message.to.uid,message.ts,message.content',
    ],
    ['pdd-chats', 'mall_name,uid,messages'],
    ['feige-chats', 'conversation_id,shop_name,user.user_id,messages'],
    ['feige-messages', 'conversation_id,sender_role,sender_id,content,msg_type,create_time'],
    ['qianniu-chats', chatColumns.join()],
    ['taobao-trade-rates', 'tid,oid,role,nick,result,created,item_title,content,reply,num_iid'],
    [
      'jd-shop-comments',
      'commentId,skuid,content,creationTime,skuName,score,nickName,replies,images,orderId',
    ],
    ['owners', '款号,产品线,部门,负责人,机器人'],
    ['jd-chats-plain', `${session},USER_1,0,0,1,nan,请问什么时候发货`],
    ['jd-chats-plain', `${session},USER_1,1,0,0,6880001,马上为您查询`],
  ])('know the layout of %s', (name, row) => expect(nameOf(row.split(','))).toBe(name));

  test.each([
    'username,content',
    `${session},USER_1,2,0,1,nan,你好`,
    `${session},USER_1,0,0,1,nan`,
    '__proto__,constructor',
  ])('leave %s to nobody', (row) => expect(nameOf(row.split(','))).toContain('unknown'));

  test('replace stars by stars and roles by roles', () => {
    for (const { fields, turns } of mappings) {
      const stars = fields.rating?.transform;
      if (stars?.kind === 'values')
        for (const value of Object.values(stars.values)) expect(parseRating(value)).not.toBeNull();
      const role = (turns?.fields ?? fields).role?.transform;
      if (role?.kind === 'values')
        for (const value of Object.values(role.values))
          expect(['customer', 'agent', 'system']).toContain(value);
    }
  });
});
