import { addDays, dayOf } from '@voc/core';
import { z } from 'zod';

/** A file or pull that is waited for every business day. */
export const Feed = z
  .strictObject({
    /** As staff call it: 抖音评价. */
    name: z.string().min(1),
    /** Name of the file; `*` and `?` stand for any characters, `{date}` for the day whose data it holds. */
    file: z.string().min(1).optional(),
    /** Name of the mapping that reads it. */
    mapping: z.string().min(1).optional(),
    shop: z.string().min(1).optional(),
    /** When it must have come, Asia/Shanghai. */
    due: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as 10:30'),
    /** Days of the week on which it comes, 1 = Monday. */
    days: z.array(z.number().int().min(1).max(7)).min(1).default([1, 2, 3, 4, 5, 6, 7]),
    /** Whose data comes: that of the day itself or of the day before. */
    covers: z.enum(['today', 'yesterday']).default('yesterday'),
  })
  .refine(({ file, mapping }) => file !== undefined || mapping !== undefined, {
    message: 'file or mapping must say what the feed is',
  });
export type Feed = z.infer<typeof Feed>;

/** The file of waited feeds; names are unique. */
export const Feeds = z
  .array(Feed)
  .refine((feeds) => new Set(feeds.map(({ name }) => name)).size === feeds.length, {
    message: 'names must differ',
  });

/** The day whose data a feed brings when it is due on a day. */
export const coveredDay = ({ covers }: Pick<Feed, 'covers'>, dueOn: string): string =>
  covers === 'today' ? dueOn : addDays(dueOn, -1);

const datePattern = '(?<date>\\d{4}-?\\d{2}-?\\d{2})';

function patternOf(file: string): RegExp {
  const text = file.replaceAll(/[\\^$.|+()[\]{}*?]|\{date\}/g, (found) => {
    if (found === '*') return '.*';
    if (found === '?') return '.';
    return `\\${found}`;
  });
  return new RegExp(`^${text.replaceAll('\\{date\\}', datePattern)}$`, 'u');
}

/** A file inside of an archive and a sheet of a workbook are told as `file/part`; either name may be meant. */
function findName(file: string, fileName: string): RegExpExecArray | null {
  const pattern = patternOf(file.normalize('NFC'));
  // Some systems write Chinese and accented names in another form of the same characters.
  const whole = fileName.normalize('NFC');
  for (const name of [whole, ...whole.split('/')]) {
    const found = pattern.exec(name);
    if (found) return found;
  }
  return null;
}

const toDay = (text: string): string => text.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/, '$1-$2-$3');

export interface Arrival {
  feed: string;
  /** The day on which it was due. */
  dueOn: string;
}

/** Which waited feeds an import brings, and for which day. */
export function findArrivals(
  feeds: readonly Feed[],
  { fileName, mapping, shop }: { fileName: string; mapping: string; shop: string },
  now: Date,
): Arrival[] {
  return feeds.flatMap((feed) => {
    if (feed.mapping !== undefined && feed.mapping !== mapping) return [];
    if (feed.shop !== undefined && feed.shop !== shop) return [];
    const found = feed.file === undefined ? undefined : findName(feed.file, fileName);
    if (found === null) return [];
    const date = found?.groups?.date;
    if (date === undefined) return [{ feed: feed.name, dueOn: dayOf(now) }];
    return [{ feed: feed.name, dueOn: addDays(toDay(date), feed.covers === 'today' ? 0 : 1) }];
  });
}
