import { Readable } from 'node:stream';
import type { Db } from '@voc/core/db';
import { sql } from 'kysely';

/** What may have changed: a page that shows it asks again, within its own scope. Nothing else is told to anybody. */
const topics = ['alerts', 'imports', 'wall', 'actions', 'reports'] as const;
type Topic = (typeof topics)[number];

const pollMs = 3000;
const beatMs = 20_000;
/** A stream ends by itself, so that whoever listens proves again who they are. */
const longestMs = 15 * 60_000;
const mostStreams = 400;
const mostPerPerson = 8;
/** What a reader may leave unread; beyond it the stream is cut, and the page connects again. */
const mostUnread = 65_536;

/** Tells open pages what has changed, while there are any. */
export interface Live {
  /** A stream of events for a person; undefined when there are too many. With `once` it ends after the greeting. */
  open(userId: string, once: boolean): Readable | undefined;
  /** Rows of a file that this person is having read. */
  progress(userId: string, read: { file: string; rows: number }): void;
  close(): void;
}

interface Listener {
  userId: string;
  stream: Readable;
  until: number;
}

async function readState(db: Db): Promise<Record<Topic, string>> {
  const { rows } = await sql<Record<Topic, string>>`
    select (select count(*) || ' ' || coalesce(sum(hashtext(dedup_key || state || tier || coalesce(muted_until::text, ''))), 0)
        from alerts) as alerts,
      (select count(*) || ' ' || coalesce(max(imported_at)::text, '') from imports) as imports,
      (select count(*) || ' ' || coalesce(sum(hashtext(card_id::text || state)), 0) from wall_cards) as wall,
      (select (select count(*) from actions) || ' ' || count(*) from action_steps) as actions,
      (select (select count(*) from reports) || ' ' || count(*) from report_steps) as reports`.execute(db);
  return rows[0] ?? { alerts: '', imports: '', wall: '', actions: '', reports: '' };
}

const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** Looks for changes every few seconds, once for all pages of this process, and only while somebody listens. */
export function createLive(db: Db): Live {
  const listeners = new Set<Listener>();
  let known: Record<Topic, string> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let beatAt = 0;
  const drop = (one: Listener): void => {
    if (!listeners.delete(one) || listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
    known = undefined;
  };
  /** Nothing may be said to a stream that has ended. */
  const end = (one: Listener): void => {
    drop(one);
    one.stream.push(null);
  };
  const cut = (one: Listener): void => {
    drop(one);
    one.stream.destroy();
  };
  const say = (text: string, userId?: string): void => {
    for (const one of [...listeners]) {
      if (userId !== undefined && one.userId !== userId) continue;
      if (one.stream.readableLength < mostUnread) one.stream.push(text);
      else cut(one);
    }
  };
  const look = async (): Promise<void> => {
    const now = Date.now();
    for (const one of [...listeners]) if (one.until < now) end(one);
    // A database that is away for a moment is asked again; pages stay as they are.
    const state = await readState(db).catch(() => known);
    if (known && state) for (const topic of topics) if (state[topic] !== known[topic]) say(event(topic, {}));
    known = state;
    if (now - beatAt > beatMs) {
      beatAt = now;
      say(': still here\n\n');
    }
    if (listeners.size > 0) timer = setTimeout(() => void look(), pollMs).unref();
  };
  return {
    open(userId, once) {
      const own = [...listeners].filter((one) => one.userId === userId).length;
      if (!once && (listeners.size >= mostStreams || own >= mostPerPerson)) return undefined;
      const stream = new Readable({ read() {} });
      stream.push(`retry: 5000\n${event('hello', {})}`);
      if (once) {
        stream.push(null);
        return stream;
      }
      const listener = { userId, stream, until: Date.now() + longestMs };
      listeners.add(listener);
      stream.once('close', () => drop(listener));
      stream.on('error', () => drop(listener));
      if (timer === undefined) timer = setTimeout(() => void look(), 0).unref();
      return stream;
    },
    progress: (userId, read) => say(event('progress', read), userId),
    close() {
      for (const one of [...listeners]) end(one);
    },
  };
}
