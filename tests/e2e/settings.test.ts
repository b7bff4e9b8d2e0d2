import { readFileSync, rmSync } from 'node:fs';
import axe from 'axe-core';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { type FakeRobot, startRobot } from '../support/fake-robot.ts';
import { addPerson } from '../web/support/people.ts';
import { mine, storeTwoBrands } from '../web/support/two-brands.ts';
import { makeConfiguredHome } from './support/configured-home.ts';
import { startWalk, type Walk } from './support/walk.ts';

const database = withDatabase();
const password = 'a long and good password';
const secret = 'SEC-nobody-may-read-this';
const titles = { owners: '负责人', sources: '来源', robots: '机器人', schedules: '计划' };
const pages = Object.keys(titles).map((name) => `/admin/${name}`);
let robot: FakeRobot;
let home = '';
let walk: Walk;
let page: Page;

const dialog = () => page.getByRole('dialog');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const option = (hasText: string) => page.locator('.ant-select-item-option', { hasText });
const confirm = (name: string) => dialog().getByRole('button', { name, exact: true }).press('Enter');

async function open(path: string): Promise<void> {
  await page.goto(`${walk.address}${path}`);
  await page.locator('h1').waitFor();
  await page.locator('.loading').first().waitFor({ state: 'hidden' });
}

async function enter(login: string, to?: string): Promise<void> {
  await page.context().clearCookies();
  await page.goto(`${walk.address}/login${to === undefined ? '' : `?to=${to}`}`);
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('密码').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(({ pathname }) => pathname !== '/login');
  await page.locator('h1').waitFor();
}

const audited = async (): Promise<string[]> => {
  const rows = await database.db.selectFrom('audit_log').select(['action', 'target']).execute();
  return rows
    .filter(({ action }) => !/^(?:login|account)/.test(action))
    .map(({ action, target }) => `${action} ${target}`);
};

beforeAll(async () => {
  await storeTwoBrands(database.db);
  robot = await startRobot({ kind: 'dingtalk', secret, keyword: '客户之声', clock: () => new Date() });
  home = makeConfiguredHome(robot.host);
  walk = await startWalk(database.url, {
    VOC_HOME: home,
    VOC_ROBOT_URL: robot.url,
    VOC_ROBOT_SECRET: secret,
  });
  page = walk.page;
  await page.goto(`${walk.address}/setup`);
  await page.getByLabel('一次性口令').fill(walk.token);
  await page.getByLabel('姓名').fill('王主管');
  await page.getByLabel('登录名').fill('boss');
  await page.getByLabel('密码(至少 10 个字符)').fill(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  await addPerson(database.db, 'auditor', 'auditor');
});

afterAll(async () => {
  await walk?.end();
  robot?.close();
  if (home !== '') rmSync(home, { recursive: true, force: true });
});

test('an owner is added by keyboard, found by the address, changed and taken away', async () => {
  await page.getByRole('link', { name: '负责人' }).click();
  await page.getByRole('button', { name: '新增负责人' }).focus();
  await page.keyboard.press('Enter');
  await dialog().getByLabel('产品', { exact: true }).fill(mine.product);
  await option(mine.name).waitFor();
  await page.keyboard.press('Enter');
  await dialog().getByLabel('部门').fill('运营');
  await dialog().getByLabel('负责人(可不填)').fill('=赵');
  await dialog().getByLabel('消息发到').click();
  await option('外套群').waitFor();
  await page.keyboard.press('Enter');
  await confirm('保存');
  await page.getByRole('cell', { name: `${mine.product} ${mine.name}`, exact: true }).waitFor();

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).first().click();
  await page.getByText('CSV', { exact: true }).click();
  const csv = readFileSync(await (await saved).path(), 'utf8');
  expect(csv).toContain(`${mine.product},,运营,'=赵,外套群`);

  await open(`/admin/owners?q=${encodeURIComponent('没有这个人')}`);
  await page.getByText('没有找到').waitFor();
  await open(`/admin/owners?q=${mine.product}`);
  await press(`修改 ${mine.product} ${mine.name} 运营`);
  await dialog().getByLabel('负责人(可不填)').fill('钱');
  await confirm('保存');
  await page.getByRole('cell', { name: '钱', exact: true }).waitFor();
  await press(`删除 ${mine.product} ${mine.name} 运营`);
  await confirm('删除');
  await page.getByText('没有找到').waitFor();
  expect(await audited()).toEqual([
    `owner.add 款 ${mine.product}·运营`,
    `owner.change 款 ${mine.product}·运营`,
    `owner.remove 款 ${mine.product}·运营`,
  ]);
});

test('a robot gets a test message, is switched off and on; what is not set up is told by name', async () => {
  await open('/admin/robots');
  await press('发测试消息到 外套群');
  await page.getByText('测试消息已发到 外套群').waitFor();
  expect(robot.delivered.at(-1)).toContain('由 王主管 从看板发出');
  await press('发测试消息到 总监群');
  await page.getByText(/需要环境变量 VOC_ABOVE_URL/).waitFor();
  await page.keyboard.press('Escape');
  await press('停用 外套群');
  await dialog().getByText('改发预警群').waitFor();
  await confirm('停用');
  await page.getByRole('button', { name: '启用 外套群', exact: true }).waitFor();
  await page.getByText('未设置 VOC_ABOVE_URL').waitFor();
  expect(await page.content()).not.toContain(secret);
  const { rows } = await sql`select name, is_off, by from recipient_switches`.execute(database.db);
  expect(rows).toEqual([{ name: 'robot:外套群', is_off: true, by: '王主管' }]);
  await press('启用 外套群');
  await page.getByRole('button', { name: '停用 外套群', exact: true }).waitFor();
  await open(`/admin/robots?robot=${encodeURIComponent('robot:外套群')}`);
  await dialog().getByText('还没有发送过').waitFor();
});

test('a source is asked for, paused and resumed; its trouble is told with what to do', async () => {
  await open('/admin/sources');
  await page.getByText(/环境变量 VOC_NO_TOKEN 没有设置/).waitFor();
  await press('立即读取 导出文件夹');
  await page.getByText('等待读取', { exact: true }).waitFor();
  await press('暂停 jd-reviews');
  await confirm('暂停');
  await page.getByRole('button', { name: '恢复 jd-reviews', exact: true }).waitFor();
  expect(await page.getByRole('button', { name: '立即读取 jd-reviews', exact: true }).isDisabled()).toBe(
    true,
  );
  const { rows } = await sql`select source, state from source_pulls`.execute(database.db);
  expect(rows).toEqual([{ source: '导出文件夹', state: 'asked' }]);
  await press('导出文件夹 的读取记录');
  await page.waitForURL(/source=/);
  await dialog().getByText('王主管').waitFor();
});

test('a schedule is switched off and stands so on its page, in the log, and for who audits', async () => {
  await open('/admin/schedules');
  await press('停用 周报');
  await confirm('停用');
  await page.getByRole('button', { name: '启用 周报', exact: true }).waitFor();
  const { rows } = await sql`select name, is_off from schedule_switches order by name`.execute(database.db);
  expect(rows).toEqual([
    { name: 'pull:jd-reviews', is_off: true },
    { name: 'weekly', is_off: true },
  ]);
  await open('/admin/audit');
  for (const text of ['停用计划', '暂停来源', '立即读取来源', '停用机器人', '发测试消息'])
    await page.getByText(text, { exact: true }).first().waitFor();

  await enter('auditor');
  await page.getByRole('heading', { name: '操作记录', level: 1 }).waitFor();
  await page.goto(`${walk.address}/products`);
  await page.getByText('您不能打开「产品」').waitFor();
  for (const [name, title] of Object.entries(titles)) {
    const path = `/admin/${name}`;
    await open(path);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    const changing = page.getByRole('button', { name: /停用|启用|暂停|恢复|立即读取|测试|新增|修改|删除/ });
    expect(await changing.count(), path).toBe(0);
  }
  await open('/admin/schedules');
  await page.getByText('已停用').first().waitFor();
  await enter('boss', '/admin/audit');
  expect(walk.complaints).toEqual([]);
});

test('axe finds nothing serious, and on a phone nothing is wider than the screen', async () => {
  const found: string[] = [];
  const look = async (where: string): Promise<void> => {
    await page.evaluate(axe.source);
    const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
    for (const { id, impact, nodes } of violations)
      if (impact === 'serious' || impact === 'critical')
        found.push(`${where} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
  };
  const deep = [
    `/admin/robots?robot=${encodeURIComponent('robot:外套群')}`,
    `/admin/sources?source=${encodeURIComponent('导出文件夹')}`,
  ];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const path of [...pages, ...deep]) {
      await open(path);
      await look(`${path} ${width}`);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(over, path).toBeLessThanOrEqual(0);
    }
    await open('/admin/owners');
    await press('新增负责人');
    await dialog().getByLabel('部门').waitFor();
    await look(`dialog ${width}`);
  }
  expect(found).toEqual([]);
  expect(walk.complaints).toEqual([]);
});
