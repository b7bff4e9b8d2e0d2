import { addDays, type Day, type Period } from '@voc/core';

/** Reports are talked over on the day after the period; answers are due two days later. */
const answerDays = 2;

/** The day findings of a period are due. */
export const dueOn = (period: Period): Day => addDays(period.end, answerDays);

/** `11-18` of a day. */
export const monthDay = (day: Day): string => day.slice(5);
