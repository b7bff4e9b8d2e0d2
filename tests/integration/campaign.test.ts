import { addDays, runInline, silentLog } from '@voc/core';
import { createDetectStage } from '@voc/report';
import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../support/database.ts';
import { taxonomy } from '../support/taxonomy.ts';

const database = withDatabase();
const detect = createDetectStage({
  taxonomy,
  modelVersion: 'm1',
  campaigns: [{ name: '双11', from: '2026-11-05', to: '2026-11-11' }],
});
const firstDay = '2026-09-01';
const days = 90;
const products = Array.from({ length: 40 }, (_, i) => `P${String(i).padStart(2, '0')}`);
const campaign = { product: 'P07', from: '2026-11-05', to: '2026-11-11' };

/** Park and Miller 1988: the same numbers every time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function poisson(mean: number, random: () => number): number {
  let [product, count] = [random(), 0];
  while (product > Math.exp(-mean)) {
    product *= random();
    count++;
  }
  return count;
}

const unitsOn = (product: string, day: string): number =>
  60 * (product === campaign.product && day >= campaign.from && day <= campaign.to ? 10 : 1);

/** People speak some days after they have signed. */
function heardOf(product: string, day: string): number {
  let [sum, share] = [0, 0];
  for (let back = 0; back <= 40; back++) {
    const weight = Math.exp(-back / 5);
    sum += weight * unitsOn(product, addDays(day, -back));
    share += weight;
  }
  return sum / share;
}

/** Rolled-up days of a company whose products complain at 8 ‰; `times` is the rate of the campaign's product then. */
async function sell(times: number): Promise<void> {
  const random = createRandom(618);
  const [rollups, exposures]: [object[], object[]] = [[], []];
  const place = { platform: '天猫', shop_id: '旗舰店', listing_id: '', sku_id: '' };
  for (let t = 0; t < days; t++) {
    const day = addDays(firstDay, t);
    for (const product_id of products) {
      const isWorse = product_id === campaign.product && day >= campaign.from && day <= '2026-11-20';
      const heard = heardOf(product_id, day);
      const complaints = poisson(heard * 0.008 * (isWorse ? times : 1), random);
      const counted = { day, product_id, kind: 'review', ...place };
      rollups.push({
        ...counted,
        measure: 'items',
        category: 'all',
        count: complaints + poisson(heard * 0.05, random),
      });
      if (complaints > 0)
        for (const category of ['mismatch!', 'mismatch.color'])
          rollups.push({ ...counted, measure: 'complaint', category, count: complaints });
      const units = unitsOn(product_id, day);
      exposures.push({ day, product_id, ...place, orders: units, units, returns: 0 });
    }
  }
  const insert = (table: string, rows: object[]) =>
    sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
  await insert('rollups', rollups).execute(database.db);
  await insert('exposures', exposures).execute(database.db);
}

const signals = async (): Promise<string[]> => {
  await runInline([detect], { db: database.db, log: silentLog, now: new Date('2026-12-01T00:00:00Z') });
  const rows = await database.db.selectFrom('signals').selectAll().where('tier', '=', 'signal').execute();
  return rows.map(({ day, product_id, category }) => `${product_id} ${category} ${day}`);
};

beforeEach(() =>
  sql`truncate rollups, exposures, signals, detected_days, detector_states`.execute(database.db),
);

test('ten times the orders at the same quality give no signal of mismatch, then or in the weeks after', async () => {
  await sell(1);
  expect((await signals()).filter((one) => one.startsWith(campaign.product) || one.startsWith(' '))).toEqual(
    [],
  );
});

test('the same campaign with five times the rate is seen within five days', async () => {
  await sell(5);
  const told = (await signals()).filter((one) => one.startsWith(`${campaign.product} mismatch!`));
  expect(told[0]?.slice(-10) ?? '').not.toBe('');
  expect((told[0]?.slice(-10) ?? '') <= addDays(campaign.from, 5)).toBe(true);
});
