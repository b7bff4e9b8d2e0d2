import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runVoc } from '../../support/voc.ts';
import { clockAt, type DemoCompany } from '../support/demo-company.ts';
import { writeLaterWeeks } from '../support/later-weeks.ts';
import { enterAs, go, heading, shown } from '../support/steps.ts';

/** Three weeks on: the days that the action is watched for are over. */
const later = '2026-12-14T09:00:00+08:00';

/** What became of the action of the incident, once the coat is complained of as before its picture was replaced. */
export function walkEffect(company: () => DemoCompany): void {
  test('three weeks later the page of the action says that it has helped, and by how much', async () => {
    const { url, env } = company();
    const folder = mkdtempSync(join(tmpdir(), 'voc-later-'));
    const files = writeLaterWeeks(folder);
    await runVoc(['run', ...files, '--out', join(folder, 'out'), '--quiet'], url, {
      ...env,
      ...clockAt(later),
    });
    rmSync(folder, { recursive: true });
    await company().moveTo(later);

    const { walk } = company();
    const { page } = walk;
    await enterAs(walk, 'product');
    await go(walk, '待办');
    await page.getByText(/^已关闭 1$/).click();
    await page.locator('.row-title', { hasText: '抖音主图 11-09 更换后偏色' }).click();
    const told = await shown(page.locator('article'));
    expect(told).toMatch(/有效.*投诉率/s);
    await page.getByText('采纳台账').click();
    await page.getByRole('cell', { name: 'product', exact: true }).waitFor();
    await go(walk, '产品');
    await page.goto(`${walk.address}/products/A2031`);
    await heading(walk, '女童羽绒服中长款').waitFor();
    await page.locator('.row', { hasText: '抖音主图' }).getByText('有效', { exact: true }).waitFor();
  });
}
