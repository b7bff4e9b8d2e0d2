import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createPost, readReply, refusal } from './post.ts';

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
  expect(await createPost('dingtalk', [host])({ url, body: '{"a":1}' })).toEqual({ state: 'sent' });
  expect(seen.join('')).toBe('{"a":1}');
});

test('follows no redirect, and calls no host but the robots or those allowed', async () => {
  const { host, url, seen } = await serve(302, '', { location: 'http://127.0.0.1:1/' });
  expect(await createPost('wecom', [host])({ url, body: '{}' })).toMatchObject({
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
  expect(await createPost('wecom', [host])({ url, body: '{}' })).toMatchObject({ state: 'unknown' });
  await new Promise((done) => server?.close(done));
  expect(await createPost('wecom', [host])({ url, body: '{}' })).toMatchObject({
    state: 'failed',
    again: true,
  });
});

test.each([
  [200, '{"code":0}', 'sent'],
  [200, '{"StatusCode":0}', 'sent'],
  [200, '{"errcode":310000,"errmsg":"keywords not in content"}', 'failed'],
  [200, '{"code":11232}', 'failed'],
  [500, '', 'failed'],
  [200, '{}', 'unknown'],
])('HTTP %s %s is %s', (status, body, state) => {
  expect(readReply(status, body).state).toBe(state);
});
