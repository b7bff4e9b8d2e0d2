import { expect, test } from 'vitest';
import type { DemoCompany } from '../support/demo-company.ts';
import { dialog, enterAs, everyRow, heading, press, shown } from '../support/steps.ts';

const product = '女童羽绒服中长款';

/** Steps of an action, each with the words that it wants. */
const steps = [
  ['核实并采纳', ''],
  ['已解决', '抖音主图换回实拍'],
  ['确认解决', ''],
  ['关闭待办', ''],
] as const;

/** How many complaints a card tells of. */
const countOn = (card: string): number => Number(/近\d+天\([^)]+\)(\d+) 条/.exec(card)?.[1]);

/** By clicks from 概览; gives the card. */
async function openAlert({ walk }: DemoCompany): Promise<string> {
  const { page } = walk;
  await page.getByRole('link', { name: '全部预警' }).click();
  await heading(walk, '预警').waitFor();
  await page.locator('.row-title', { hasText: 'A2031「雾霾蓝」' }).click();
  return shown(page.locator('.card-text'));
}

/** The colour of the down coat: from its alert to what customers said, and to an action that is led to its end. */
export function walkIncident(company: () => DemoCompany): void {
  test('clicks lead from 概览 over the alert and its card to all that was said', async () => {
    const { walk } = company();
    const { page } = walk;
    await enterAs(walk, 'product');
    const card = await openAlert(company());
    for (const word of ['雾霾蓝', '抖音旗舰店', '【主图】(11-09 20:14 更换过)', '责任:运营·童装组'])
      expect(card).toContain(word);

    await page.getByRole('link', { name: '看全部原声(11-12 至 11-18)' }).click();
    await heading(walk, '原声').waitFor();
    await page.getByText('只看 A2031').waitFor();
    const rows = await everyRow(walk);
    // What one order says in two places counts once.
    expect(rows.length).toBeGreaterThanOrEqual(countOn(card));
    expect(rows.length).toBeLessThanOrEqual(1.2 * countOn(card));
    for (const row of rows) expect(row).toContain(product);
    const isTold = (row: string): boolean => row.includes('颜色/款式不符') && row.includes('雾霾蓝');
    expect(rows.filter(isTold).length).toBeGreaterThan(0.8 * rows.length);

    await page.locator('.rows .row', { hasText: '会话' }).first().click();
    await dialog(walk).locator('.turn.customer mark').first().waitFor();
    expect(await dialog(walk).locator('.turn.agent').count()).toBeGreaterThan(0);
  });

  test('an action is raised from it with owner and expectation, and led to its end', async () => {
    const { walk } = company();
    const { page } = walk;
    const own = dialog(walk);
    await page.goto(walk.address);
    await openAlert(company());
    await press(walk, '认领');
    await own.getByLabel('打算怎么查(可不填)').fill('核对抖音主图');
    await own.getByRole('button', { name: '认领', exact: true }).click();
    await page.getByText(/:核对抖音主图/).waitFor();

    await press(walk, '转为待办');
    await own.getByLabel(/原因/).fill('抖音主图 11-09 更换后偏色');
    expect(await own.getByLabel('负责人').inputValue()).toBe('运营·童装组');
    await own.getByLabel(/预期效果/).fill('A2031 颜色不符一周不超过 7 条');
    await own.getByRole('button', { name: '提交待办' }).click();
    await heading(walk, '待办').waitFor();
    for (const [name, note] of steps) {
      await press(walk, name);
      if (note) await own.getByRole('textbox').fill(note);
      await own.getByRole('button', { name, exact: true }).click();
      await own.waitFor({ state: 'hidden' });
    }
    const told = await shown(page.locator('article'));
    expect(told).toContain('已关闭');
    expect(told).toContain('观察到 2026-12-10');
    for (const step of ['提交', '核实采纳', '解决:抖音主图换回实拍', '确认', '关闭'])
      expect(told).toContain(`product ${step}`);
    await page.getByRole('link', { name: '来自预警' }).click();
    await page.locator('.card-text').waitFor();
  });
}
