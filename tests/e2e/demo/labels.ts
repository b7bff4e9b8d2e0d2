import type { Db } from '@voc/core/db';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { DemoCompany } from '../support/demo-company.ts';
import { enterAs, go, settle, shown } from '../support/steps.ts';
import type { Walk } from '../support/walk.ts';

const weeks = ['2026-W44', '2026-W45', '2026-W46', '2026-W47'];
const mondays = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
const labelled = 20;

const weekOf = (day: string): string => weeks[mondays.findLastIndex((monday) => monday <= day)] ?? '';
const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

/** A voice that wants a label: when it was said, of what, and what the digit 1 stands for. */
interface Card {
  week: string;
  product: string;
  likeliest: string;
}

/** 标注 for the newest week by clicks, since the menu keeps the week that was looked at last; ids of what it asks about. */
async function openLabels(walk: Walk): Promise<string[]> {
  await walk.page.goto(walk.address);
  const asked = walk.page.waitForResponse(/\/api\/v1\/labels\?/);
  await go(walk, '标注');
  const { items } = (await (await asked).json()) as { items: { id: string }[] };
  return items.map(({ id }) => id);
}

/** Places of voices whose order was heard nowhere else: what one order says in two places counts once. */
async function placesAlone(db: Db, ids: readonly string[]): Promise<number[]> {
  const { rows } = await sql<{ id: string }>`
    select item_id as id from items i where item_id = any(${[...ids]}::uuid[]) and not exists
      (select 1 from items other where other.order_hash = i.order_hash and other.item_id <> i.item_id)`.execute(
    db,
  );
  const alone = new Set(rows.map(({ id }) => id));
  return ids.flatMap((id, at) => (alone.has(id) ? [at] : []));
}

async function readCard({ page }: Walk, n: number): Promise<Card> {
  await page.getByText(`第 ${n} / 40 条`).waitFor();
  const facts = await page
    .locator('.label-card .row-more > span:not(.ant-tag, [role=img])')
    .allTextContents();
  const first = await shown(page.locator('.choices button').first());
  return {
    week: weekOf(facts[0] ?? ''),
    product: facts[2] ?? '',
    likeliest: /^1\s*(.+?)(?:\s*把握 \d+%)?$/.exec(first)?.[1] ?? '',
  };
}

/** What 概览 says of a week. */
async function headlineOf(walk: Walk, week: string) {
  await walk.page.goto(`${walk.address}/?week=${week}`);
  const told = await shown(walk.page.locator('.stat', { hasText: '客诉率' }));
  const [, count, units] = /([\d,]+) 条 \/ ([\d,]+) 签收件数/.exec(told) ?? [];
  return {
    rate: /^客诉率([\d.]+‰)/.exec(told)?.[1],
    count: numberOf(count),
    units: numberOf(units),
    open: numberOf(/待确认 ([\d,]+) 条/.exec(told)?.[1] ?? '0'),
  };
}

/** Complaints of each leaf that 品类趋势 shows for a week. */
async function leavesOf(walk: Walk, week: string): Promise<Map<string, number>> {
  await walk.page.goto(`${walk.address}/trends?week=${week}`);
  const cells = (n: number) => walk.page.locator(`.ant-table-row-level-1 > td:nth-child(${n})`);
  await cells(1).first().waitFor();
  const counts = await cells(2).allTextContents();
  const names = await cells(1).allTextContents();
  return new Map(names.map((name, at) => [name, numberOf(counts[at])]));
}

/** Complaints of a product that 产品 shows for a week. */
async function ofProduct(walk: Walk, { week, product }: Card): Promise<number> {
  const query = new URLSearchParams({ week, category: 'total', q: product });
  await walk.page.goto(`${walk.address}/products?${query}`);
  const row = walk.page
    .locator('.ant-table-row')
    .filter({ has: walk.page.getByRole('link', { name: product, exact: true }) });
  return numberOf(await shown(row.locator('td:nth-child(4)')));
}

async function readAll(walk: Walk, card: Card) {
  const told = [];
  for (const week of weeks)
    told.push({ week, ...(await headlineOf(walk, week)), leaves: await leavesOf(walk, week) });
  return { told, product: await ofProduct(walk, card) };
}

/** Passes over the voices up to the last wanted place, and gives those that are wanted. */
async function lookAt(walk: Walk, places: readonly number[]): Promise<Card[]> {
  const cards: Card[] = [];
  for (let at = 0; at <= (places.at(-1) ?? -1); at++) {
    const card = await readCard(walk, at + 1);
    if (places.includes(at)) cards.push(card);
    await walk.page.keyboard.press('s');
  }
  return cards;
}

/** Every other one is no complaint, the rest what the machine holds likeliest. */
const isNone = (_: Card, n: number): boolean => n % 2 === 0;

async function label(walk: Walk, places: readonly number[], cards: readonly Card[]): Promise<void> {
  const { keyboard } = walk.page;
  for (let at = 0; at <= (places.at(-1) ?? -1); at++) {
    const card = await readCard(walk, at + 1);
    const n = places.indexOf(at);
    if (n < 0) await keyboard.press('s');
    else {
      expect(card).toEqual(cards[n]);
      await keyboard.press(isNone(card, n) ? '0' : '1');
      await keyboard.press('Enter');
    }
  }
  await walk.page.getByText(`今天已标 ${cards.length} 条`).waitFor();
}

type Told = Awaited<ReturnType<typeof readAll>>;

/** Of each week and leaf just as many more or fewer as were labelled so. */
function expectChanged(before: Told, after: Told, cards: readonly Card[]): void {
  const none = cards.filter(isNone);
  const given = cards.filter((card, n) => !isNone(card, n));
  const counted = (old: Map<string, number>, week: string): [string, number][] =>
    given
      .filter((card) => card.week === week)
      .map(({ likeliest }) => [
        likeliest,
        (old.get(likeliest) ?? 0) +
          given.filter((card) => card.week === week && card.likeliest === likeliest).length,
      ]);
  for (const [at, { week, count, units, open, leaves }] of before.told.entries()) {
    const of = (all: readonly Card[]): number => all.filter((card) => card.week === week).length;
    const left = count - of(none);
    // Rates are told by the interface with two digits, by the pages with one.
    const rate = `${Number(((1000 * left) / units).toFixed(2)).toFixed(1)}‰`;
    const now = after.told[at];
    expect(now, week).toMatchObject({ count: left, rate, units, open: open - of(cards) });
    for (const [name, wanted] of counted(leaves, week))
      expect(now?.leaves.get(name), `${week} ${name}`).toBe(wanted);
  }
  const [{ week, product } = { week: '', product: '' }] = cards;
  const gone = none.filter((card) => card.week === week && card.product === product);
  expect(after.product).toBe(before.product - gone.length);
}

/** Labels by the keyboard, and every page that shows a rate of them. */
export function walkLabels(company: () => DemoCompany): void {
  test('twenty labels by the keyboard, and every page shows the rate changed by just these', async () => {
    const { walk, db } = company();
    await enterAs(walk, 'agent');
    const places = (await placesAlone(db, await openLabels(walk))).slice(0, labelled);
    const cards = await lookAt(walk, places);
    expect(cards).toHaveLength(labelled);
    const [first] = cards;
    if (!first) return;
    const before = await readAll(walk, first);
    await openLabels(walk);
    await label(walk, places, cards);
    await settle(walk);
    const after = await readAll(walk, first);
    expectChanged(before, after, cards);
    const rates = ({ told }: Told) => told.map(({ rate }) => rate);
    expect(rates(after)).not.toEqual(rates(before));
  });
}
