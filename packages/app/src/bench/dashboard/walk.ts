import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { createRandom } from '@voc/report/bench';
import { may } from '../../accounts/roles.ts';
import { seesAll } from '../../accounts/scope.ts';
import { type Client, logInClient } from './client.ts';
import type { Person } from './people.ts';
import { type Ask, createPick, type Ground, type Visit, visits } from './visits.ts';

/** One answer: milliseconds from the request to the last byte. */
export interface Call {
  method: 'GET' | 'POST';
  path: string;
  as: Ask['as'];
  status: number;
  ms: number;
}

export interface WalkOptions {
  address: string;
  ground: Ground;
  seconds: number;
  /** Seconds that a person looks at a page, on the average. */
  pause: number;
}

const mayOpen =
  ({ role, scope }: Person) =>
  ({ right, also = right, whole }: Visit): boolean =>
    may(role, right) && may(role, also) && (!whole || seesAll(scope));

async function timed(client: Client, ask: Ask): Promise<Call> {
  const from = performance.now();
  const status = await client.send(ask);
  const [path = ''] = ask.url.split('?');
  return { method: ask.body ? 'POST' : 'GET', path, as: ask.as, status, ms: performance.now() - from };
}

/** Every page that the person may open in turn, by its weight, in another order each time. */
async function walkAs(person: Person, client: Client, n: number, options: WalkOptions): Promise<Call[]> {
  const random = createRandom(n + 1);
  const pick = createPick(options.ground, random);
  const pages = visits.filter(mayOpen(person)).flatMap((visit) => Array<Visit>(visit.weight).fill(visit));
  const calls: Call[] = [];
  const end = performance.now() + 1000 * options.seconds;
  let rest: Visit[] = [];
  while (performance.now() < end) {
    await wait(2000 * options.pause * random.uniform());
    if (rest.length === 0) rest = [...pages];
    const [page] = rest.splice(pick.upTo(rest.length), 1);
    for (const group of page?.asks(pick) ?? [])
      calls.push(...(await Promise.all(group.map((ask) => timed(client, ask)))));
  }
  return calls;
}

/** Lets people walk through the pages, all at once, each for so many seconds. */
export async function walkAll(people: readonly Person[], options: WalkOptions): Promise<Call[]> {
  const clients: Client[] = [];
  for (const [n, person] of people.entries()) clients.push(await logInClient(options.address, person, n));
  try {
    // Effects of actions are judged after a start, which takes its time once.
    await clients[0]?.send({ url: '/api/v1/actions?state=closed' });
    return (
      await Promise.all(
        people.map((person, n) => {
          const client = clients[n];
          return client ? walkAs(person, client, n, options) : [];
        }),
      )
    ).flat();
  } finally {
    for (const client of clients) client.close();
  }
}
