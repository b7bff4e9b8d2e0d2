import type { Response } from 'playwright-core';
import { expect, test } from 'vitest';
import { roles } from '../../web/support/people.ts';
import type { DemoCompany } from '../support/demo-company.ts';
import { enterAs, go, heading, settle } from '../support/steps.ts';
import type { Walk } from '../support/walk.ts';

/** Pages by their names in the menu. */
const paths: Record<string, string> = {
  概览: '/',
  产品: '/products',
  预警: '/alerts',
  待办: '/actions',
  曝光台: '/wall',
  品类趋势: '/trends',
  红黑榜: '/lists',
  报告: '/reports',
  原声: '/items',
  标注: '/label',
  数据: '/data',
  账号: '/admin/users',
  操作记录: '/admin/audit',
  负责人: '/admin/owners',
  来源: '/admin/sources',
  机器人: '/admin/robots',
  计划: '/admin/schedules',
};

const reading = ['概览', '产品', '预警', '待办', '曝光台', '品类趋势', '红黑榜', '报告', '原声', '标注'];
const settings = ['操作记录', '负责人', '来源', '机器人', '计划'];

/** What the menu of each role shows, in its order. */
const menus: Record<(typeof roles)[number], string[]> = {
  agent: reading,
  supervisor: [...reading, '数据'],
  product: reading,
  operations: reading,
  admin: [...reading, '数据', '账号', ...settings],
  auditor: settings,
};

const details = ['/products/A2031', '/reports/week/2026-W47', '/actions?state=ledger', '/alerts?state=all'];

/** Answers that refuse or fail, from now on. */
function watchRefusals({ page }: Walk): { refusals: string[]; stop(): void } {
  const refusals: string[] = [];
  const look = (answer: Response): void => {
    // Before the login the pages ask who is there, and are told nobody.
    const isAsked = answer.url().endsWith('/me') && answer.status() === 401;
    if (answer.status() >= 400 && !isAsked) refusals.push(`${answer.status()} ${answer.url()}`);
  };
  page.on('response', look);
  return { refusals, stop: () => void page.off('response', look) };
}

async function checkPage(walk: Walk, where: string): Promise<void> {
  await settle(walk);
  expect(await walk.page.locator('.notice.error, .ant-alert-error, .ant-result').count(), where).toBe(0);
}

/** Everything that a role may open, by its menu, and what it is told of the rest. */
async function walkRole(walk: Walk, role: (typeof roles)[number]): Promise<void> {
  const { page, address } = walk;
  await enterAs(walk, role);
  const first = menus[role][0] ?? '';
  await heading(walk, first).waitFor();
  const names = await page.getByRole('navigation').getByRole('link').allTextContents();
  expect(names).toEqual(menus[role]);
  for (const name of names) {
    await go(walk, name);
    await checkPage(walk, `${role} ${name}`);
  }
  for (const path of names.includes('报告') ? details : []) {
    await page.goto(address + path);
    await page.locator('h1').waitFor();
    await checkPage(walk, `${role} ${path}`);
  }
  for (const [name, path] of Object.entries(paths).filter(([one]) => !names.includes(one))) {
    await page.goto(address + path);
    // Who may not see 概览 begins elsewhere.
    if (path === '/') await heading(walk, first).waitFor();
    else await page.getByText(`您不能打开「${name}」`).waitFor();
    await settle(walk);
  }
}

/** Every page in every role. */
export function walkRoles(company: () => DemoCompany): void {
  test.each(roles)(
    '%s opens whatever the menu shows, and is told why the rest is not there',
    async (role) => {
      const { walk } = company();
      const { refusals, stop } = watchRefusals(walk);
      await walkRole(walk, role);
      stop();
      expect(refusals).toEqual([]);
    },
  );
}
