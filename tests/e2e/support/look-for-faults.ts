import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe finds serious or critical on a page, a line each, and whether the page is wider than its window. */
export async function lookForFaults(page: Page, where: string): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as axe.AxeResults;
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
  return [
    ...serious.map(({ id, nodes }) => `${where} ${id}: ${nodes[0]?.html.slice(0, 160)}`),
    ...(over > 0 ? [`${where} is ${over} px wider than its window`] : []),
  ];
}
