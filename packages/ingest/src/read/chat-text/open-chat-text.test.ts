import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openChatText } from './open-chat-text.ts';

interface Row {
  session: string;
  customer: string;
  agent: string;
  role: string;
  at: string;
  day: string;
  listing: string;
  text: string;
  fault?: string;
}

async function rowsOf(text: string, shopNames: string[] = []): Promise<Row[] | undefined> {
  const texts = async function* (): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += 7) yield text.slice(at, at + 7);
  };
  const table = openChatText({
    path: 'chat.txt',
    file: 'chat.txt',
    encoding: 'utf-8',
    head: text,
    texts,
    shopAccounts: shopNames,
  });
  if (!table) return undefined;
  const rows: Row[] = [];
  for await (const batch of table.batches())
    for (const { cells, fault } of batch) {
      const [
        session = '',
        customer = '',
        agent = '',
        ,
        role = '',
        at = '',
        day = '',
        listing = '',
        said = '',
      ] = cells;
      const row: Row = { session, customer, agent, role, at, day, listing, text: said };
      rows.push(fault ? { ...row, fault: fault.reason } : row);
    }
  return rows;
}

const brief = (rows: Row[] | undefined): string[] =>
  (rows ?? []).map(({ fault, role, text }) => fault ?? `${role}:${text}`);

const told = ['customer:杯子漏水', 'agent:亲,发个图片看看', 'customer:已经拍了\n麻烦处理'];

const at = (minute: number): string => `2026-11-10 10:${String(minute).padStart(2, '0')}:00`;

describe('openChatText', () => {
  test.each([
    [
      'name and time on one line',
      `t_小鹿 ${at(1)}\n杯子漏水\n某店:小美 ${at(2)}\n亲,发个图片看看\n\nt_小鹿 ${at(3)}\n已经拍了\n麻烦处理\n`,
    ],
    [
      'no blank between',
      `t_小鹿2026-11-10 10:01:00\r\n杯子漏水\r\n某店:小美2026-11-10 10:02:00\r\n亲,发个图片看看\r\nt_小鹿2026-11-10 10:03:00\r\n已经拍了\r\n麻烦处理\r\n`,
    ],
    [
      'two lines',
      `t_小鹿\n${at(1)}\n杯子漏水\n某店:小美\n${at(2)}\n亲,发个图片看看\nt_小鹿\n${at(3)}\n已经拍了\n麻烦处理`,
    ],
    [
      'an arrow',
      `t_小鹿 --> 某店:小美 ${at(1)}\n杯子漏水\n某店:小美 --> t_小鹿 ${at(2)}\n亲,发个图片看看\nt_小鹿 --> 某店:小美 ${at(3)}\n已经拍了\n麻烦处理`,
    ],
  ])('reads the layout with %s', async (_, text) => {
    const rows = await rowsOf(text);
    expect(brief(rows)).toEqual(told);
    expect(new Set(rows?.map(({ customer, day }) => `${customer} ${day}`))).toEqual(
      new Set(['t_小鹿 2026-11-10']),
    );
    expect(rows?.map(({ agent }) => agent)).toEqual(['', '某店:小美', '']);
  });

  test('reads an HTML export, and takes the side of a known agent for the shop', async () => {
    const message = (name: string, time: string, side: string, words: string): string =>
      `<li><span class="chatName">${name}</span> <span class="chatTime">${time}</span><div class="bubble chatText${side}">${words}</div></li>`;
    const page = `<!DOCTYPE html><html><body><h1>记录</h1><div class="groupTime">2026-11-10</div>
      ${message('t_小鹿', '10:01:00', 'Left', '杯子漏水<img class="img" src="x.png">')}
      ${message('某店:小美', '10:02:00', 'Right', '亲,发个图片&amp;视频')}
      ${message('旧账号', '10:03:00', 'Right', '稍等<br>马上')}
      <li><span class="chatName">t_小鹿</span><span class="chatTime">10:04:00</span><img class="img" src="y.png"></li></body></html>`;
    const rows = await rowsOf(page);
    expect(brief(rows)).toEqual([
      'customer:杯子漏水',
      'agent:亲,发个图片&视频',
      'agent:稍等\n马上',
      'customer:[图片]',
    ]);
    expect(rows?.[0]?.at).toBe('2026-11-10 10:01:00');
  });

  test('cuts by customer and day, and keeps a talk past midnight together', async () => {
    const lines = [
      'A1 2026-11-10 23:50:00',
      '在吗',
      '某店:小美 2026-11-10 23:59:00',
      '在的',
      'A1 2026-11-11 00:05:00',
      '好',
      'A1 2026-11-11 09:00:00',
      '又来了',
      '某店:小美 2026-11-11 09:01:00',
      '您说',
      'B2 2026-11-11 09:02:00',
      '换我了',
      '某店 2026-11-11 09:03:00',
      '请讲',
    ];
    const rows = await rowsOf(lines.join('\n'));
    expect(rows?.map(({ customer, day, role }) => `${customer} ${day} ${role}`)).toEqual([
      'A1 2026-11-10 customer',
      'A1 2026-11-10 agent',
      'A1 2026-11-10 customer',
      'A1 2026-11-11 customer',
      'A1 2026-11-11 agent',
      'B2 2026-11-11 customer',
      'B2 2026-11-11 agent',
    ]);
  });

  test('keeps customers of one masked name apart', async () => {
    const lines = [1, 3, 5].flatMap((n) => [
      `${n === 3 ? 'B2' : 't**3'} ${at(n)}`,
      '在吗',
      `某店:小美 ${at(n + 1)}`,
      '在的',
    ]);
    const rows = await rowsOf(lines.join('\n'));
    expect(new Set(rows?.map(({ session }) => session))).toEqual(new Set([at(1), '', at(5)]));
  });

  test('never guesses: without a certain agent a conversation is one row that is set aside', async () => {
    const text = `甲 ${at(1)}\n在吗\n乙 ${at(2)}\n在的\n甲 ${at(3)}\n好的`;
    expect(brief(await rowsOf(text))).toEqual(['unknown_role']);
    expect(brief(await rowsOf(text, ['乙']))).toEqual(['customer:在吗', 'agent:在的', 'customer:好的']);
    const alone = `某店:小美 ${at(1)}\n亲,还在吗`;
    expect(brief(await rowsOf(alone))).toEqual(['empty_conversation']);
    const mixed = `${text}\n丙 ${at(4)}\n有货吗\n某店:小美 ${at(5)}\n有`;
    expect(brief(await rowsOf(mixed))).toEqual(['unknown_role', 'customer:有货吗', 'agent:有']);
  });

  test('a sentence or an order card that ends in a time is no header', async () => {
    const text = `t1 ${at(1)}\n我下单的时候是2026-11-01 09:00:00\n某店:小美 ${at(2)}\n订单:1\n创建时间:2026-11-01 09:00:00\n创建时间 2026-11-01 09:00:00`;
    expect(brief(await rowsOf(text))).toEqual([
      'customer:我下单的时候是2026-11-01 09:00:00',
      'agent:订单:1\n创建时间:2026-11-01 09:00:00\n创建时间 2026-11-01 09:00:00',
    ]);
  });

  test('lines of the client are told as such, without names, and a card names its listing', async () => {
    const text = `聊天记录\nt1 ${at(1)}\nhttps://item.taobao.com/item.htm?spm=a.b&id=612345678901\n¥ 199.00\n这款有货吗\n已读\n某店:小美 ${at(2)}\n有\nt1 撤回了一条消息\n由 服务助手 转交给 某店:小红 原因:忙`;
    const rows = await rowsOf(text);
    expect(brief(rows)).toEqual([
      'system:[聊天记录的说明]',
      'customer:这款有货吗',
      'system:[链接]',
      'system:¥ 199.00',
      'system:已读',
      'agent:有',
      'system:撤回了一条消息',
      'system:转交给另一位客服',
    ]);
    expect(rows?.[2]?.listing).toBe('612345678901');
    expect(rows?.every(({ customer }) => customer === 't1')).toBe(true);
  });

  test.each([
    ['a table', '评论ID,评论内容,时间\n1,很好,2026-11-10 10:00:00\n'],
    ['a table with a title', '评价导出\n2026-11-10 10:00:00\n评论ID,评论内容\n1,很好\n'],
    ['prose', '今天天气很好\n我们去公园\n'],
    ['segmented turns without names', '1\t我 要 退货\t好 的 亲\n'],
    ['another page', '<html><table><tr><td>评论</td></tr></table></html>'],
  ])('leaves %s alone', async (_, text) => {
    expect(await rowsOf(text)).toBeUndefined();
  });

  test('no line is lost, wherever the client puts its lines', async () => {
    const word = fc.stringMatching(/^[好坏杯子漏水的]{1,6}$/);
    const noise = fc.constantFrom(
      '已读',
      '未读',
      '发送中',
      't1 撤回了一条消息',
      '由 服务助手 转交给 某店:小红',
      '当前用户来自 商品详情页',
      'https://example.com/a?id=1',
      '¥12.50',
    );
    const message = fc.record({
      isAgent: fc.boolean(),
      lines: fc.array(fc.oneof(word, noise), { minLength: 1, maxLength: 5 }),
    });
    const layout = fc.constantFrom(' ', '', '\n');
    const end = fc.constantFrom('\n', '\r\n', '\n\n');
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 12 }), layout, end, async (messages, gap, lineEnd) => {
        const all = [{ isAgent: false, lines: ['坏'] }, { isAgent: true, lines: ['好'] }, ...messages];
        const lines = all.flatMap(({ isAgent, lines: said }, minute) => [
          `${isAgent ? '某店:小美' : 't1'}${gap}${at(minute)}`,
          ...said,
        ]);
        const rows = (await rowsOf(lines.join(lineEnd))) ?? [];
        const isNoise = (line: string): boolean => !/^[好坏杯子漏水的]+$/u.test(line);
        const spoken = all.map(({ isAgent, lines: said }) => ({
          role: isAgent ? 'agent' : 'customer',
          text: said.filter((line) => !isNoise(line)).join('\n'),
        }));
        expect(
          rows.filter(({ role }) => role !== 'system').map(({ role, text }) => ({ role, text })),
        ).toEqual(spoken);
        const clientLines = all.flatMap(({ lines: said }) => said.filter(isNoise));
        expect(rows.filter(({ role }) => role === 'system')).toHaveLength(clientLines.length);
      }),
    );
  });
});
