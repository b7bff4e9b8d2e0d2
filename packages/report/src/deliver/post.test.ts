import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createPost, refusal } from './post.ts';
import { readReply } from './read-reply.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function serve(status: number, body: string, headers: Record<string, string> = {}) {
  const seen: string[] = [];
  server = createServer((request, response) => {
    request.on('data', (chunk: Buffer) => seen.push(chunk.toString()));
    request.on('end', () => response.writeHead(status, headers).end(body));
  });
  await new Promise<void>((done) => server?.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { host: `127.0.0.1:${port}`, url: `http://127.0.0.1:${port}/robot`, seen };
}

test('posts the body and takes code 0 for sent', async () => {
  const { host, url, seen } = await serve(200, '{"errcode":0}');
  expect(await createPost('dingtalk', { allowedHosts: [host] })({ url, body: '{"a":1}' })).toEqual({
    state: 'sent',
  });
  expect(seen.join('')).toBe('{"a":1}');
});

test('follows no redirect, and calls no host but the robots or those allowed', async () => {
  const { host, url, seen } = await serve(302, '', { location: 'http://127.0.0.1:1/' });
  expect(await createPost('wecom', { allowedHosts: [host] })({ url, body: '{}' })).toMatchObject({
    state: 'failed',
    again: false,
  });
  expect(await createPost('wecom')({ url, body: 'secret' })).toMatchObject({ state: 'failed', again: false });
  expect(seen.join('')).toBe('{}');
  expect(refusal('feishu', 'http://open.feishu.cn/x', [])).toBe('只允许 https');
  expect(refusal('feishu', 'https://open.feishu.cn/x', [])).toBeNull();
  expect(refusal('feishu', 'https://open.feishu.cn.evil.example/x', [])).not.toBeNull();
});

test('a closed port may be tried again; a broken answer is not', async () => {
  const { host, url } = await serve(200, 'no json');
  expect(await createPost('wecom', { allowedHosts: [host] })({ url, body: '{}' })).toMatchObject({
    state: 'unknown',
  });
  await new Promise((done) => server?.close(done));
  expect(await createPost('wecom', { allowedHosts: [host] })({ url, body: '{}' })).toMatchObject({
    state: 'failed',
    again: true,
  });
});

test.each([
  [200, '{"code":0}', 'sent'],
  [200, '{"StatusCode":0}', 'sent'],
  [200, '{"errcode":310000,"errmsg":"keywords not in content"}', 'failed'],
  [200, '{"code":11232}', 'failed'],
  [404, '', 'failed'],
  [429, '', 'failed'],
  [503, '', 'failed'],
  [500, '', 'unknown'],
  [502, '', 'unknown'],
  [200, '{}', 'unknown'],
])('HTTP %s %s is %s', (status, body, state) => {
  expect(readReply({ status, body }).state).toBe(state);
});

test('what is too fast waits as long as it is told to, ten minutes for DingTalk', () => {
  const wait = (body: string, retryAfter?: string, status = 200) => readReply({ status, body, retryAfter });
  expect(wait('{"errcode":130101,"errmsg":"send too fast"}')).toMatchObject({
    again: true,
    afterSeconds: 600,
  });
  expect(wait('{"errcode":45009}')).toMatchObject({ again: true, afterSeconds: 60 });
  expect(wait('', '120', 429)).toMatchObject({ again: true, afterSeconds: 120 });
  expect(wait('', 'Mon, 01 Jan 2029 00:00:00 GMT', 429)).toMatchObject({ afterSeconds: 60 });
  expect(wait('{"errcode":310000,"errmsg":"sign not match"}')).toMatchObject({
    again: false,
    error: expect.stringContaining('加签密钥'),
  });
});

test("a robot's own host that leads inside is refused at the connection", async () => {
  const lookup = (_: string, __: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address: '10.0.0.7', family: 4 }]);
  const post = createPost('wecom', { lookup: lookup as never });
  expect(await post({ url: 'https://qyapi.weixin.qq.com/x?key=k', body: '{}' })).toEqual({
    state: 'failed',
    error: '主机 qyapi.weixin.qq.com 指向内网地址,不允许',
    again: false,
  });
});

test.each([
  'http://127.0.0.1:6379/',
  'http://169.254.169.254/',
  'http://[::ffff:10.0.0.1]/',
  'http://0x7f000001/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  'https://oapi.dingtalk.com.evil.example/',
  'https://user@evil.example/?oapi.dingtalk.com',
  '不是网址',
])('%s is never called', (address) => expect(refusal('dingtalk', address, [])).not.toBeNull());
