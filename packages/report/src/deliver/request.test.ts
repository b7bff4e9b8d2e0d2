import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, webhookRequest } from './request.ts';
import { signDingTalk, signFeishu } from './sign.ts';

const now = new Date(1_700_000_000_000);
const notice = { title: '预警', text: '第一行\n「<at id=all>偏绿*」' };

test('signs as DingTalk and Feishu do, each its own way round', () => {
  expect(signDingTalk('SECtest', 1_700_000_000_000)).toBe('aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D');
  expect(signFeishu('SECtest', 1_700_000_000)).toBe('G7XpBpG8NgG02fJOAhX6FRAObIljmFoxVReo8I62pEk=');
});

test('DingTalk carries the signature in the address, Feishu in the body, WeCom none', () => {
  const ding = webhookRequest(
    { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/robot/send?access_token=t', secret: 'SECtest' },
    notice,
    now,
  );
  expect(ding.url).toContain('&timestamp=1700000000000&sign=aZLLrriX');
  expect(JSON.parse(ding.body).markdown.title).toBe('预警');
  const feishu = webhookRequest(
    { kind: 'feishu', url: 'https://open.feishu.cn/x', secret: 'SECtest' },
    notice,
    now,
  );
  expect(JSON.parse(feishu.body)).toMatchObject({ timestamp: '1700000000', msg_type: 'text' });
  expect(JSON.parse(feishu.body).content.text).not.toContain('<at');
  const weCom = webhookRequest({ kind: 'wecom', url: 'https://qyapi.weixin.qq.com/x?key=k' }, notice, now);
  expect(weCom.url).toBe('https://qyapi.weixin.qq.com/x?key=k');
  expect(JSON.parse(weCom.body).markdown.content).toContain('＜at');
});

test('a text never passes the limit of the robots and is never cut inside a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 0, maxLength: 3000 }), (text) => {
      const fitted = fitText(text);
      expect(Buffer.byteLength(fitted, 'utf8')).toBeLessThanOrEqual(4000);
      expect(fitted).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    }),
  );
  expect(Buffer.byteLength(fitText('暖'.repeat(5000)), 'utf8')).toBeLessThanOrEqual(4000);
});

test('nothing a customer wrote is a link, a mention or a picture', () => {
  const hostile = { title: '预警', text: '[点我](http://evil)<@all>![](http://t/)`x`' };
  const weCom = webhookRequest({ kind: 'wecom', url: 'https://qyapi.weixin.qq.com/x?key=k' }, hostile, now);
  expect(JSON.parse(weCom.body).markdown.content).toBe('［点我］(http://evil)＜@all＞!［］(http://t/)｀x｀');
  const ding = webhookRequest(
    { kind: 'dingtalk', url: 'https://oapi.dingtalk.com/r?access_token=t' },
    hostile,
    now,
  );
  expect(JSON.parse(ding.body).markdown.text).toBe(
    '\\[点我\\](http://evil)\\<@all\\>!\\[\\](http://t/)\\`x\\`',
  );
});
