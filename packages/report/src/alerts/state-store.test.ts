import { addDays } from '@voc/core';
import { expect, test } from 'vitest';
import { isKept } from './state-store.ts';

const days = (count: number) => Array.from({ length: count }, (_, t) => addDays('2024-03-01', t));

test('what is kept in the end does not depend on how far detection came in between', () => {
  for (const last of ['2026-11-22', '2026-11-24', '2026-11-28']) {
    const atOnce = days(1100).filter((day) => day <= last && isKept(day, last));
    let step: string[] = [];
    for (const day of days(1100).filter((one) => one <= last))
      step = [...step, day].filter((one) => isKept(one, day));
    expect(step).toEqual(atOnce);
    expect(atOnce.length).toBeLessThan(3 + 9 + 40);
  }
});

test('there is a state at most four weeks before every day, one week in the last eight', () => {
  const last = '2026-11-25';
  const kept = days(1100).filter((day) => day <= last && isKept(day, last));
  for (const [i, day] of kept.entries()) {
    const next = kept[i + 1] ?? last;
    expect(next <= addDays(day, 28)).toBe(true);
    if (day > addDays(last, -49)) expect(next <= addDays(day, 7)).toBe(true);
  }
});
