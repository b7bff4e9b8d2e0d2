import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { runVoc, startVoc } from '../support/voc.ts';

const database = withDatabase();
const folder = mkdtempSync(join(tmpdir(), 'voc-redline-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What people are promised, and what a calm machine keeps with ease. */
const promisedMs = 10 * 60_000;

/** `2026-11-28 14:22:05` in Asia/Shanghai. */
const local = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

function writeChat(now: Date): string {
  const path = join(folder, 'chats.jsonl');
  const turn = (role: string, text: string) => ({ 角色: role, 时间: local(now), 内容: text });
  const chat = {
    会话ID: 'R1',
    平台: '京东',
    店铺: '京东家电店',
    商品ID: '100058389454',
    SKU: '',
    订单编号: '',
    买家: '甲**乙',
    消息: [
      turn('买家', '这加湿器插上电没几分钟就冒烟了'),
      turn('客服', '您好,请您先拔掉插头'),
      turn('买家', '再不处理我就打12315'),
    ],
  };
  writeFileSync(path, `${JSON.stringify(chat)}\n`);
  return path;
}

test(
  'a red line is at the webhook long before ten minutes have passed since its reading, with nobody else at work',
  async () => {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
      request.on('end', () => response.end('{"errcode":0}'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const host = `127.0.0.1:${port}`;
    const env = {
      VOC_WEBHOOK_KIND: 'wecom',
      VOC_WEBHOOK_URL: `http://${host}/send?key=k`,
      VOC_WEBHOOK_HOSTS: host,
    };
    const processes = ['worker', 'schedule'].map((command) => startVoc([command], database.url, env));
    try {
      const read = Date.now();
      await runVoc(['ingest', writeChat(new Date()), '--quiet'], database.url);
      await expect.poll(() => bodies.length, { timeout: promisedMs / 5, interval: 200 }).toBeGreaterThan(0);
      expect(Date.now() - read).toBeLessThan(promisedMs / 5);
      expect(bodies[0]).toContain('【红线·一级|单条即报】');
      expect(bodies[0]).toContain('安全隐患');
      expect(bodies[0]).toContain('12315');
    } finally {
      for (const { child } of processes) child.kill('SIGTERM');
      await Promise.all(processes.map(({ ended }) => ended));
      server.close();
    }
    expect(bodies).toHaveLength(1);
  },
  promisedMs / 4,
);
