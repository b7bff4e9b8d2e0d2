import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { DemoCompany } from '../support/demo-company.ts';
import { dialog, enterAs, go, heading, press, shown } from '../support/steps.ts';
import type { Walk } from '../support/walk.ts';

const steps = ['审核通过', '退回', '发布'];

/** Opens the newest weekly report by clicks. */
async function openWeekly(walk: Walk): Promise<void> {
  await go(walk, '报告');
  await walk.page.getByText('周报', { exact: true }).click();
  await walk.page.waitForURL(/kind=week/);
  await walk.page.locator('.ant-table-row a').first().click();
  await heading(walk, '周报 2026-W47').waitFor();
}

/** Which steps are offered. */
async function offered({ page }: Walk): Promise<string[]> {
  await page.getByText('第 1 版').first().waitFor();
  const counts = await Promise.all(
    steps.map((name) => page.getByRole('button', { name, exact: true }).count()),
  );
  return steps.filter((_, at) => counts[at] === 1);
}

async function take(walk: Walk, name: string, note: string): Promise<void> {
  await press(walk, name);
  await dialog(walk).getByRole('textbox').fill(note);
  await dialog(walk).getByRole('button', { name, exact: true }).click();
  await walk.page.getByText(`:${note}`).waitFor();
}

/** What the interface answers to a step that no page offers. */
const forced = ({ page }: Walk, step: string): Promise<unknown> =>
  page.evaluate(`(async () => {
    const { csrf } = await (await fetch('/api/v1/me')).json();
    const answer = await fetch('/api/v1/reports/week/2026-W47/steps', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
      body: JSON.stringify({ step: '${step}', revision: 1, note: '试试' }),
    });
    return [answer.status, (await answer.json()).message];
  })()`);

/** One looks at a report, another publishes it, and then nobody changes it. */
export function walkPublishing(company: () => DemoCompany): void {
  test('the weekly is reviewed by one and published by another, who alone is offered that', async () => {
    const { walk } = company();
    await enterAs(walk, 'supervisor');
    await openWeekly(walk);
    expect(await shown(walk.page.locator('.said').first())).toContain('A2031');
    expect(await offered(walk)).toEqual(['审核通过', '退回']);
    await take(walk, '审核通过', '数字与台账对过');
    await walk.page.getByText('已由您审核,须由另一人发布').waitFor();
    expect(await offered(walk)).toEqual(['退回']);

    await enterAs(walk, 'admin');
    await openWeekly(walk);
    expect(await offered(walk)).toEqual(['退回', '发布']);
    await take(walk, '发布', '周一通晒');
    await walk.page.getByText('已发布').first().waitFor();
    await go(walk, '报告');
    await walk.page.locator('.ant-table-row', { hasText: '2026-W47' }).getByText('已发布').waitFor();
  });

  test('what is published stays as it is, for the pages, the interface and the tables', async () => {
    const { walk, db } = company();
    await openWeekly(walk);
    expect(await offered(walk)).toEqual([]);
    for (const step of ['reviewed', 'returned', 'published'])
      expect(await forced(walk, step)).toEqual([409, expect.stringContaining('已发布,不可更改')]);
    expect(walk.complaints.splice(0).every((one) => one.includes('409'))).toBe(true);
    const change = sql`update reports set content = '{}' where kind = 'week' and period = '2026-W47'`;
    await expect(change.execute(db)).rejects.toThrow();
    const undo = sql`delete from report_steps where period = '2026-W47'`;
    await expect(undo.execute(db)).rejects.toThrow();
  });
}
