import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addDays } from '@voc/core';
import { Report } from '@voc/report';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runVoc } from '../support/voc.ts';

const Incident = z.object({
  id: z.string(),
  title: z.string(),
  productId: z.string().nullable(),
  category: z.string().nullable(),
  alternatives: z.array(z.string()),
  start: z.string(),
  end: z.string(),
  weeks: z.array(z.string()),
  months: z.array(z.string()),
  expect: z.enum(['alert', 'report', 'list-black', 'list-red', 'redline', 'none']),
});
type Incident = z.infer<typeof Incident>;

const truthFile = resolve(import.meta.dirname, '../../seeds/demo/truth.json');
const incidents = z.array(Incident).parse(JSON.parse(readFileSync(truthFile, 'utf8')));
const trueOnes = incidents.filter((incident) => incident.category !== null);
const counterExamples = incidents.filter((incident) => incident.category === null);

let home = '';
let out = '';
const reports = new Map<string, Report>();

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'voc-demo-'));
  out = join(home, 'out');
  await runVoc(['demo', '--out', out, '--quiet'], '', { VOC_HOME: home, VOC_MODEL: 'accurate' });
  for (const name of readdirSync(out).filter((one) => /^report-.*\.json$/.test(one))) {
    const report = Report.parse(JSON.parse(readFileSync(join(out, name), 'utf8')));
    reports.set(report.kind === 'all' ? 'all' : name.replace(/^report-\w+-|\.json$/g, ''), report);
  }
}, 600_000);

afterAll(() => rmSync(home, { recursive: true, force: true }));

function reportsOf({ weeks, months }: Incident): Report[] {
  return [...weeks, ...months].flatMap((id) => {
    const report = reports.get(id);
    return report ? [report] : [];
  });
}

/** The product among the first three of its category by rate or by change, or the category among the first movers. */
function shows(report: Report, { productId, category, alternatives }: Incident): boolean {
  const accepted = new Set([category, ...alternatives]);
  if (productId === null) return report.movers.up.slice(0, 3).some(({ id }) => accepted.has(id));
  const leaves = report.categories.flatMap((group) => group.leaves).filter(({ id }) => accepted.has(id));
  return leaves.some(({ products }) =>
    [products.byRate.slice(0, 3), products.byChange.slice(0, 3)]
      .flat()
      .some((one) => one.productId === productId),
  );
}

/** Whether page one names product or category, and with them who does what. */
function tellsOnPageOne({ findings, summary, categories }: Report, incident: Incident): boolean {
  const accepted = new Set([incident.category, ...incident.alternatives]);
  const isOwn = ({ product, category }: Report['findings'][number]): boolean =>
    incident.productId === null
      ? product === null && accepted.has(category)
      : product?.productId === incident.productId;
  if (findings.some((finding) => isOwn(finding) && finding.owner !== '' && finding.action !== ''))
    return true;
  const names = categories.flatMap(({ leaves }) =>
    leaves.filter(({ id }) => accepted.has(id)).map(({ name }) => name),
  );
  return (summary.also ?? []).some(
    (line) =>
      !line.startsWith('红线') &&
      line.includes(incident.productId ?? '') &&
      names.some((name) => line.includes(name)) &&
      /;\S+ \S/.test(line),
  );
}

/** Days after the start of an incident within which a spike has its card. */
const spikeDelay = 7;

describe('the demo company', () => {
  test('holds at least eight incidents and counter-examples', () => {
    expect(trueOnes.length).toBeGreaterThanOrEqual(8);
    expect(counterExamples.length).toBeGreaterThanOrEqual(3);
  });

  test('every incident stands in the report of its week or month, at most one missed, the chat-only one never', () => {
    const missed = trueOnes.filter(
      (incident) => !reportsOf(incident).some((report) => shows(report, incident)),
    );
    expect(missed.map(({ id }) => id).filter((id) => id === 'chat-only-loafer')).toEqual([]);
    expect(missed.length, missed.map(({ id }) => id).join(', ')).toBeLessThanOrEqual(1);
  });

  test('page one of a week or month names product, owner and next step of every incident', () => {
    const untold = trueOnes.filter(
      (incident) =>
        incident.expect !== 'list-red' &&
        !reportsOf(incident).some((report) => tellsOnPageOne(report, incident)),
    );
    expect(untold.map(({ id }) => id)).toEqual([]);
  });

  test('page one is led by a red line in few weeks, and a week without anything new is quiet', () => {
    const weeks = [...reports.values()].filter(({ kind }) => kind === 'week');
    const led = weeks.filter(({ findings }) => findings[0]?.change.startsWith('红线'));
    expect(led.length).toBeLessThanOrEqual(weeks.length / 4);
    expect(weeks.filter(({ summary }) => summary.quiet).length).toBeGreaterThanOrEqual(5);
    for (const { findings, summary, period } of weeks) {
      expect(findings.length, period.id).toBeLessThanOrEqual(3);
      expect(summary.also?.length ?? 0, period.id).toBeLessThanOrEqual(6);
    }
  });

  test('every incident that an alert can see has its card, and a spike within a week of its start', () => {
    const alerts = reports.get('all')?.alerts ?? [];
    const alerting = trueOnes.filter(({ expect: wanted }) => wanted === 'alert' || wanted === 'redline');
    const silent = alerting.filter(({ productId, start, expect: wanted }) => {
      const own = alerts.filter((alert) => alert.productId === productId);
      const until = addDays(start, wanted === 'alert' ? spikeDelay : 0);
      return !own.some(
        ({ kind, raisedOn }) =>
          (kind === 'redline') === (wanted === 'redline') && raisedOn >= start && raisedOn <= until,
      );
    });
    expect(silent.map(({ id }) => id)).toEqual([]);
  });

  test('counter-examples are on no black list and raise no mismatch alert in their weeks', () => {
    for (const incident of counterExamples) {
      for (const report of reportsOf(incident)) {
        const black = report.lists.black.map((entry) => entry.productId);
        expect(black, `${incident.id} ${report.period.start}`).not.toContain(incident.productId);
        const alerts = report.alerts.filter(
          (alert) => alert.kind === 'mismatch' && alert.productId === incident.productId,
        );
        const during = alerts.filter(
          ({ raisedOn }) => raisedOn >= incident.start && raisedOn <= incident.end,
        );
        expect(during, incident.id).toEqual([]);
      }
    }
  });

  test('a campaign with constant quality raises no alert of mismatch at any time and is never on the black list', () => {
    const campaign = counterExamples.find(({ id }) => id === 'campaign-constant')?.productId ?? '';
    expect(campaign).not.toBe('');
    const names = readdirSync(join(out, 'alerts')).filter((name) => name.startsWith('mismatch-'));
    expect(names.filter((name) => name.includes(campaign))).toEqual([]);
    const black = [...reports.values()].flatMap(({ lists }) => lists.black.map(({ productId }) => productId));
    expect(black).not.toContain(campaign);
  });

  test('the good product is never on the black list, and red entries come with praise and what customers ask for', () => {
    const good = incidents.filter((incident) => incident.expect === 'list-red');
    expect(good.length).toBeGreaterThan(0);
    for (const incident of good) {
      const black = reportsOf(incident).flatMap(({ lists }) => lists.black);
      expect(
        black.map(({ productId }) => productId),
        incident.id,
      ).not.toContain(incident.productId);
    }
    const red = [...reports.values()].flatMap(({ lists }) => lists.red);
    expect(red.length).toBeGreaterThan(0);
    for (const { productId, praised, text } of red) {
      expect(praised, productId).toBeGreaterThanOrEqual(3);
      expect(text).toContain('数量请商品部结合库存定');
    }
  });

  test('the chronically bad product is never praised, and leads its kind of complaint in every week', () => {
    const chronic = incidents.filter((incident) => incident.expect === 'list-black');
    expect(chronic.length).toBeGreaterThan(0);
    for (const incident of chronic) {
      for (const report of reportsOf(incident)) {
        expect(shows(report, incident), `${incident.id} ${report.period.id}`).toBe(true);
        expect(report.lists.red.map(({ productId }) => productId)).not.toContain(incident.productId);
      }
    }
  });

  test('alerts of spikes tell of incidents, but for two in half a year; a running one stands among the first findings', () => {
    const known = new Set(trueOnes.map(({ productId }) => productId));
    const alerts = reports.get('all')?.alerts.filter(({ kind }) => kind !== 'redline') ?? [];
    expect(alerts.length).toBeGreaterThanOrEqual(5);
    const strangers = alerts.filter(({ productId }) => !known.has(productId)).map(({ dedupKey }) => dedupKey);
    expect(strangers.filter((key) => key.startsWith('mismatch-'))).toEqual([]);
    expect(strangers.length, strangers.join()).toBeLessThanOrEqual(2);
    for (const id of ['2026-W46', '2026-W47']) {
      const told = reports.get(id)?.findings.map(({ product }) => product?.productId);
      expect(told, id).toContain('A2031');
    }
  });

  test('one incident of one day is one card of a red line', () => {
    const names = readdirSync(join(out, 'alerts')).filter((name) => name.startsWith('redline-'));
    const days = names.map((name) => name.replace(/-[0-9a-f]{8}(?=\.txt$)/, ''));
    expect(new Set(days).size).toBe(days.length);
  });

  test('red lines ring for what happened, not for impatience: at most 110 cards in half a year', () => {
    const cards = readdirSync(join(out, 'alerts')).filter((name) => name.startsWith('redline-'));
    expect(cards.length).toBeLessThanOrEqual(110);
  });
});
