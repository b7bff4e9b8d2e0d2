import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startVoc } from '../../support/voc.ts';
import type { DemoCompany } from '../support/demo-company.ts';
import { enterAs, go, press, shown } from '../support/steps.ts';

const table = `${[
  '反馈日期,打分,顾客留言,备注三,会员昵称',
  '2026-11-20 09:30:00,1,壶盖一拧就漏水烫到手了请打13800138000,C210,小明明',
  '2026-11-21 10:05:00,5,烧水很快很满意,C210,小红红',
].join('\n')}\n`;

/** A file that `voc ingest` has held because nobody knows its layout. */
export function walkHeldFile(company: () => DemoCompany): void {
  test('a held file is chosen from its row, mapped in the page and read', async () => {
    const { url, env, walk } = company();
    const { page } = walk;
    const folder = mkdtempSync(join(tmpdir(), 'voc-held-'));
    const file = join(folder, '门店反馈.csv');
    writeFileSync(file, table);
    const { code, stdout } = await startVoc(['ingest', file, '--json'], url, env).ended;
    expect([code, stdout]).toEqual([1, expect.stringContaining('voc inspect')]);

    await enterAs(walk, 'supervisor');
    await go(walk, '数据');
    const held = page.locator('.row-still', { hasText: '门店反馈.csv' });
    expect(await shown(held)).toContain('列:反馈日期、打分、顾客留言、备注三、会员昵称');
    const chooser = page.waitForEvent('filechooser');
    await held.getByRole('button', { name: '重新选择' }).click();
    await (await chooser).setFiles(file);
    await page.getByText('认不出这个表的布局').waitFor();
    expect(await shown(page.locator('#content'))).not.toMatch(/13800138000|小明明/u);

    await page.getByLabel('备注三 是什么').click();
    await page.keyboard.type('款号');
    await page.keyboard.press('Enter');
    await page.locator('.ant-table-row', { hasText: '备注三' }).getByTitle('款号').waitFor();
    await press(walk, '保存映射并导入');
    await page.getByText('读取 2 = 接受 2').waitFor();
    await page.getByText('没有待映射的文件').waitFor();
    await page.locator('.ant-table-row', { hasText: '门店反馈.csv' }).waitFor();
    rmSync(folder, { recursive: true });
  });
}
