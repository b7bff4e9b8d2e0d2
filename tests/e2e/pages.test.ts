import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeReport } from '../support/circulation.ts';
import { withDatabase } from '../support/database.ts';
import { isFull } from '../support/voc.ts';
import { mine, storeTwoBrands } from '../web/support/two-brands.ts';
import { makeConfiguredHome } from './support/configured-home.ts';
import { type Keyboard, keyboardOf } from './support/keyboard.ts';
import { lookForFaults } from './support/look-for-faults.ts';
import { storeSecondModel } from './support/second-model.ts';
import { startWalk, type Walk } from './support/walk.ts';

const database = withDatabase();
const password = 'a long and good password';
let home = '';
let walk: Walk;
let page: Page;
let keys: Keyboard;

const dialog = () => page.getByRole('dialog');

async function open(path: string): Promise<void> {
  await page.goto(`${walk.address}${path}`);
  await page.locator('h1').waitFor();
  await page
    .locator('.loading')
    .first()
    .waitFor({ state: 'hidden' })
    .catch(() => undefined);
}

describe.runIf(isFull)('without a mouse', () => {
  beforeAll(async () => {
    await storeTwoBrands(database.db);
    await storeSecondModel(database.db);
    await storeReport(database.db);
    home = makeConfiguredHome('robot.example.com:443');
    walk = await startWalk(database.url, { VOC_MODEL: 'accurate', VOC_HOME: home });
    page = walk.page;
    keys = keyboardOf(page);
    await page.goto(`${walk.address}/setup`);
    await page.getByLabel('一次性口令').waitFor();
    for (const [label, text] of [
      ['一次性口令', walk.token],
      ['姓名', '王主管'],
      ['登录名', 'boss'],
      ['密码(至少 10 个字符)', password],
    ] as const) {
      if ((await keys.name()) !== label) await keys.to(label);
      await keys.type(text);
    }
    await keys.use('建立管理员并进入');
    await page.getByRole('heading', { name: '概览', level: 1 }).waitFor();
  });

  afterAll(async () => {
    await walk?.end();
    if (home !== '') rmSync(home, { recursive: true, force: true });
  });

  test('an alert is muted after a second thought, and acknowledged', async () => {
    await open('/alerts');
    await keys.use(/自家外套/);
    await page.getByText('近3天 20 条').waitFor();
    await keys.use('静默');
    await dialog().waitFor();
    await keys.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => keys.name()).toBe('静默');
    await keys.to('认领', 'Shift+Tab');
    await keys.press('Enter');
    await dialog().waitFor();
    await expect.poll(() => keys.name()).toBe('打算怎么查(可不填)');
    await keys.type('核对主图');
    await keys.use('认领');
    await page.getByText('核对主图').first().waitFor();
  });

  test('an alert becomes an action, and the action takes its first step', async () => {
    await open(`/alerts?state=acknowledged&key=${mine.alert}`);
    await keys.use('转为待办');
    await expect.poll(() => keys.name()).toBe('原因:是什么造成的');
    await keys.type('主图偏色');
    await keys.to(/^预期效果/);
    await keys.type('一周不超过 2 条');
    await keys.use('提交待办');
    await page.waitForURL(/\/actions\?key=/);
    await keys.use('核实并采纳');
    await dialog().waitFor();
    await keys.use('核实并采纳');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('核实采纳').first().waitFor();
  });

  test('an exposure is raised in three fields and confirmed', async () => {
    await open('/wall');
    await keys.use('提出曝光');
    await keys.to('产品');
    await keys.type(mine.product);
    await page.locator('.ant-select-item-option', { hasText: mine.name }).waitFor();
    await keys.press('Enter');
    await keys.to(/描述不符/);
    await keys.press('ArrowRight');
    await keys.to('证据');
    await keys.type('划线价写错了');
    await keys.use('提出曝光');
    await dialog().waitFor({ state: 'hidden' });
    await page.getByText('划线价写错了').waitFor();
    // The way goes on from the new card.
    await expect.poll(() => keys.name()).toMatch(/^曝光:/);
    await keys.use('确认曝光');
    await page.getByText('划线价写错了').waitFor({ state: 'hidden' });
  });

  test('a category is chosen, a product found and opened, its chart read as a table', async () => {
    await open('/products?week=2026-W47');
    await keys.to('按款号或名称查找');
    await keys.type(mine.product);
    await keys.press('Enter');
    await page.waitForURL(/q=M1/);
    await keys.use('类别');
    await keys.press('ArrowUp');
    await keys.press('Enter');
    await page.waitForURL(/category=total/);
    await keys.use(mine.name);
    await page.getByRole('heading', { name: mine.name, level: 1 }).waitFor();
    await keys.use('看数据表');
    await page.getByRole('table').getByText('2026-11-17').waitFor();
  });

  test('a view is saved, and the way out lies in the menu of the person', async () => {
    await open('/products?week=2026-W47');
    const saved = page.waitForEvent('download');
    await keys.use('导出');
    await page.getByRole('menuitem', { name: 'CSV' }).waitFor();
    await keys.to('CSV');
    await keys.press('Enter');
    expect((await saved).suggestedFilename()).toMatch(/\.csv$/);
    await open('/');
    await keys.use('王主管');
    await page.getByRole('menuitem', { name: '退出登录' }).waitFor();
    await keys.press('Escape');
    await page.getByRole('menuitem', { name: '退出登录' }).waitFor({ state: 'hidden' });
    expect(await keys.name()).toBe('王主管');
  });

  test('a conversation is opened, and closed to where one was', async () => {
    await open('/items?week=2026-W47&channel=chat');
    await keys.to(/颜色/);
    const chosen = await keys.name();
    await keys.press('Enter');
    await dialog().getByText('标黄的是归到类别所依据的字').waitFor();
    await keys.use('改标注');
    const relabel = page.getByRole('dialog', { name: '改标注' });
    await relabel.waitFor();
    await keys.press('Escape');
    await relabel.waitFor({ state: 'hidden' });
    await expect.poll(() => keys.name()).toBe('改标注');
    await keys.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await expect.poll(() => keys.name()).toBe(chosen);
  });

  test('a label is corrected by keys, also by whoever goes from button to button', async () => {
    await open('/?week=2026-W47');
    await keys.use('标注');
    await page.getByText('第 1 / 4 条').waitFor();
    await keys.press('Enter');
    await page.getByText('第 2 / 4 条').waitFor();
    await keys.to(/不是投诉/);
    await keys.press('Enter');
    await keys.use(/保存并看下一条/);
    await page.getByText('第 3 / 4 条').waitFor();
    const stored = await database.db.selectFrom('corrections').select('leaves').execute();
    expect(stored.map(({ leaves }) => leaves.length).sort()).toEqual([0, 1]);
  });

  test('two versions of the model are compared', async () => {
    await open('/label?week=2026-W47');
    await page.getByRole('heading', { name: '模型' }).waitFor();
    await keys.use('新版本');
    const wanted = page.locator('.ant-select-item-option-active', { hasText: 'learned-1' });
    await page.locator('.ant-select-item-option', { hasText: 'learned-1' }).last().waitFor();
    for (let turn = 0; turn < 3 && (await wanted.count()) === 0; turn++) await keys.press('ArrowDown');
    await keys.press('Enter');
    await page.getByLabel('看哪个类目的每周条数').waitFor();
    await keys.use('看数据表');
    await page.getByRole('table').filter({ hasText: '2026-11-16' }).waitFor();
  });

  test('a file is chosen, its columns are named, and it is read', async () => {
    await open('/data');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keys.use('选择文件')]);
    const rows = ['反馈日期,打分,顾客留言,商品编号', '2026-11-10 09:30:00,5,壶盖漏水请打13800138000,70111'];
    await chooser.setFiles({
      name: '反馈.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`${rows.join('\n')}\n`),
    });
    await page.getByText('认不出这个表的布局').waitFor();
    await keys.use('保存映射并导入');
    await page.getByText('读取 1 = 接受 1').first().waitFor();
    await open('/actions');
    await Promise.all([page.waitForEvent('filechooser'), keys.use('导入状态')]);
  });

  test('a report is opened and published; a week, a list and a category are looked at', async () => {
    await open('/reports');
    await keys.use(/周报 2026-W46/);
    await page.getByRole('heading', { name: /周报 2026-W46/ }).waitFor();
    await keys.use('发布');
    await dialog().waitFor();
    await keys.use('发布');
    await page.getByText('已发布').first().waitFor();
    await open('/lists?week=2026-W46');
    await keys.use(/展开行|Expand row/);
    await page.locator('.ant-table-expanded-row .card-text').first().waitFor();
    await open('/trends?week=2026-W47');
    await keys.use('上一周');
    await page.waitForURL(/week=2026-W46/);
    expect(await keys.name()).toBe('上一周');
    await keys.to('12 周');
    await keys.press('ArrowRight');
    await page.waitForURL(/weeks=26/);
  });

  test('settings are changed, and dialogs give the focus back', async () => {
    for (const [path, button, title] of [
      ['/admin/users', '新建账号', '姓名'],
      ['/admin/owners', '新增负责人', '部门'],
    ] as const) {
      await open(path);
      await keys.use(button);
      await dialog().getByLabel(title, { exact: true }).waitFor();
      await keys.to(title);
      await keys.press('Escape');
      await dialog().waitFor({ state: 'hidden' });
      await expect.poll(() => keys.name(), { message: path }).toBe(button);
    }
    for (const [path, button, confirm] of [
      ['/admin/robots', '停用 外套群', '停用'],
      ['/admin/sources', '暂停 导出文件夹', '暂停'],
      ['/admin/schedules', '停用 月报', '停用'],
    ] as const) {
      await open(path);
      await keys.use(button);
      await dialog().waitFor();
      await keys.use(confirm);
      await dialog().waitFor({ state: 'hidden' });
      await page
        .getByText(/^已(?:停用|暂停)/)
        .first()
        .waitFor();
    }
    await open('/admin/audit');
    await page.getByText('暂停来源', { exact: true }).waitFor();
    expect(walk.complaints).toEqual([]);
  });

  const paths = [
    ...['/', '/products', `/products/${mine.product}`, '/alerts', `/alerts?state=all&key=${mine.alert}`],
    ...[
      '/actions?state=all',
      `/actions?state=all&key=${mine.action}`,
      '/actions?state=ledger',
      '/wall',
      '/trends',
    ],
    ...[
      '/lists?week=2026-W46',
      '/reports',
      '/reports/week/2026-W46',
      '/items',
      `/items?item=${mine.chat}`,
      '/label',
    ],
    ...['imports', 'quarantine', 'sources', 'coverage'].map((tab) => `/data?tab=${tab}`),
    ...['users', 'audit', 'owners', 'sources', 'robots', 'schedules'].map((name) => `/admin/${name}`),
    ...['/login', '/setup', '/nowhere'],
  ];

  test.each([1440, 390])(
    'axe finds nothing serious on any page at %i px, and nothing is wider',
    async (width) => {
      await page.setViewportSize({ width, height: 844 });
      const found: string[] = [];
      for (const path of paths) {
        const where = path.includes('?') || path.startsWith('/admin') ? path : `${path}?week=2026-W47`;
        await page.goto(`${walk.address}${where}`);
        await page.locator('h1, .ant-result').first().waitFor();
        await expect.poll(() => page.locator('.loading').count(), { message: path }).toBe(0);
        found.push(...(await lookForFaults(page, `${path} ${width}`)));
      }
      expect(found).toEqual([]);
      expect(walk.complaints).toEqual([]);
    },
  );
});
