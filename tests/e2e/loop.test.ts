import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { currentModel } from '../support/model.ts';
import { isFull } from '../support/voc.ts';
import { mine, other, storeTwoBrands } from '../web/support/two-brands.ts';
import { startWalk, type Walk } from './support/walk.ts';

const database = withDatabase();
const password = 'a long and good password';
const home = mkdtempSync(join(tmpdir(), 'voc-loop-'));
const content = readFileSync(new URL('../golden/output/week.json', import.meta.url), 'utf8');
const period = String(JSON.parse(content).period.id);
/** What would run if any page took it for markup. */
const hostile = '<img src=x onerror="window.hit=1"><svg/onload="window.hit=1">{{7*7}}';
let walk: Walk;
let page: Page;

const dialog = () => page.getByRole('dialog');
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const open = (path: string) => page.goto(`${walk.address}${path}`);

async function store(): Promise<void> {
  const { db } = database;
  await storeTwoBrands(db);
  await db.updateTable('classifications').set({ model_version: currentModel }).execute();
  await db.updateTable('products').set({ name: hostile }).where('product_id', '=', other.product).execute();
  await db
    .updateTable('items')
    .set({ text: `颜色${hostile}` })
    .where('item_id', '=', other.item)
    .execute();
  const report = { kind: 'week', scope: 'company', period, content_sha256: 'f'.repeat(64) };
  const changed = content.replace('①', '①(更正)');
  await db
    .insertInto('reports')
    .values([
      { ...report, revision: 1, content, changes: '' },
      { ...report, revision: 2, content: changed, changes: '更正第一句' },
    ])
    .execute();
}

describe.runIf(isFull)('the loop that closes', () => {
  beforeAll(async () => {
    await store();
    walk = await startWalk(database.url, { VOC_HOME: home, VOC_MODEL: 'accurate' });
    page = walk.page;
    await open('/setup');
    await page.getByLabel('一次性口令').fill(walk.token);
    await page.getByLabel('姓名').fill('王主管');
    await page.getByLabel('登录名').fill('boss');
    await page.getByLabel('密码(至少 10 个字符)').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  });

  afterAll(async () => {
    await walk?.end();
    rmSync(home, { recursive: true, force: true });
  });

  test('from an alert to an action, by way of every step to its end, and to the effect', async () => {
    await open(`/alerts?state=open&key=${mine.alert}`);
    await page.getByText('近3天 20 条').waitFor();
    await press('转为待办');
    await dialog().getByLabel('预期效果').fill('一周不超过 2 条');
    await dialog().getByLabel('原因').fill('主图偏色');
    await dialog().getByRole('button', { name: '提交待办' }).click();
    await page.waitForURL(/\/actions\?key=/);
    for (const [name, note] of [
      ['核实并采纳', ''],
      ['已解决', '换回实拍主图'],
      ['确认解决', ''],
      ['关闭待办', ''],
    ] as const) {
      await press(name);
      if (note) await dialog().getByRole('textbox').fill(note);
      await dialog().getByRole('button', { name, exact: true }).click();
      await dialog().waitFor({ state: 'hidden' });
    }
    await page.getByText(/观察到 .*不含/).waitFor();
    const [closed] = await database.db
      .selectFrom('actions')
      .select('state')
      .where('cause', '=', '主图偏色')
      .execute();
    expect(closed?.state).toBe('closed');
  });

  test('an alert that comes while the inbox is open is there without reload', async () => {
    await open('/alerts?state=open');
    await page.getByText('待认领 2').waitFor();
    await page.waitForTimeout(4000);
    const { dedup_key: _, ...like } = await database.db
      .selectFrom('alerts')
      .selectAll()
      .where('dedup_key', '=', mine.alert)
      .executeTakeFirstOrThrow();
    const card = '【描述不符预警·一级】刚来的一条';
    await database.db
      .insertInto('alerts')
      .values({
        ...like,
        dedup_key: 'mismatch-M1-2026-11-22',
        card,
        numbers: JSON.stringify(like.numbers),
        evidence: JSON.stringify(like.evidence),
      })
      .execute();
    await page.getByText('刚来的一条').first().waitFor();
    await page.getByText('新来 1 条预警').waitFor();
  });

  test('two keystrokes correct a label, one confirms it, and the corrections are there at once', async () => {
    await open('/label?week=2026-W47');
    await page.getByText('第 1 / 4 条').waitFor();
    await page.keyboard.press('0');
    await page.keyboard.press('Enter');
    await page.getByText('第 2 / 4 条').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('第 3 / 4 条').waitFor();
    const stored = await database.db.selectFrom('corrections').select('leaves').execute();
    expect(stored.map(({ leaves }) => leaves.length).sort()).toEqual([0, 1]);
    const counted = await database.db
      .selectFrom('rollups')
      .select(({ fn }) => fn.sum<string>('count').as('n'))
      .where('category', '=', 'mismatch.color')
      .where('measure', '=', 'complaint')
      .where('product_id', '=', mine.product)
      .execute();
    expect(Number(counted[0]?.n)).toBe(1);
  });

  test('a file that nobody knows is mapped in the page and read', async () => {
    await open('/data');
    const rows = ['反馈日期,打分,顾客留言,商品编号', '2026-11-10 09:30:00,5,壶盖漏水请打13800138000,70111'];
    await page.locator('input[type=file]').setInputFiles({
      name: '..\\反馈.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${rows.join('\n')}\n`),
    });
    await page.getByText('认不出这个表的布局').waitFor();
    expect(await page.locator('#content').textContent()).not.toContain('13800138000');
    await press('保存映射并导入');
    await page.getByText('读取 1 = 接受 1').first().waitFor();
  });

  test('a report is compared with the revision before it, and published', async () => {
    await open(`/reports/week/${period}`);
    await page.getByRole('button', { name: '与第 1 版逐行比较' }).click();
    await dialog().locator('.diff.added').first().waitFor();
    await dialog()
      .getByRole('button', { name: /Close|关闭/ })
      .click();
    await press('发布');
    await dialog().getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('已发布').first().waitFor();
  });

  test('names and words that are markup are shown as they stand and run nowhere', async () => {
    const shown = [
      [`/products/${other.product}?week=2026-W47`, 'h1'],
      ['/items?week=2026-W47', '.row-title'],
      ['/products?week=2026-W47', '.two-lines a'],
    ] as const;
    for (const [path, place] of shown) {
      await open(path);
      await page.locator(place, { hasText: 'onerror=' }).first().waitFor();
      expect(await page.evaluate('window.hit'), path).toBeUndefined();
    }
    expect(walk.complaints).toEqual([]);
  });

  const pages = [
    '/',
    '/products',
    `/products/${mine.product}`,
    '/alerts?state=open',
    '/actions?state=all',
    '/actions?state=ledger',
    '/wall',
    '/trends',
    '/lists',
    '/reports',
    '/items',
    '/label',
    '/data',
    '/data?tab=coverage',
    '/admin/users',
    '/admin/audit',
  ];

  test('axe finds nothing serious on any page', async () => {
    const found: string[] = [];
    for (const path of pages) {
      await open(path);
      await page.locator('h1').waitFor();
      await page
        .locator('.loading')
        .first()
        .waitFor({ state: 'hidden' })
        .catch(() => undefined);
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
      for (const { id, impact, nodes } of violations)
        if (impact === 'serious' || impact === 'critical')
          found.push(`${path} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
    }
    expect(found).toEqual([]);
  });

  test('the way to a page leads through the keyboard alone', async () => {
    await open('/');
    await page.locator('h1').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
    for (let turn = 0; turn < 12; turn++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement.textContent')) === '待办') break;
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  });
});
