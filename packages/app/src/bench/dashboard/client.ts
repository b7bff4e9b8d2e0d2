import { Agent, type IncomingMessage, request } from 'node:http';
import { z } from 'zod';
import type { Person } from './people.ts';
import type { Ask } from './visits.ts';

/** One person's browser: a cookie, a token and connections of its own. */
export interface Client {
  /** Status of the answer, once the whole of it is here. */
  send(ask: Ask): Promise<number>;
  /** An answer of which only the beginning is waited for: its status, and the connection to be let go. */
  open(url: string): Promise<IncomingMessage>;
  close(): void;
}

async function textOf(answer: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of answer.setEncoding('utf8')) text += part;
  return text;
}

const LoggedIn = z.object({ csrf: z.string() });

/** Logs a person in from a machine of their own (an address of the loopback network), with a browser's six connections. */
export async function logInClient(address: string, { login, password }: Person, n: number): Promise<Client> {
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' };
  const start = (url: string, body: object | undefined, own = agent): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const type = body ? { 'content-type': 'application/json' } : {};
      const options = {
        agent: own,
        localAddress: `127.0.1.${1 + (n % 250)}`,
        method: body ? 'POST' : 'GET',
        headers: { ...headers, ...type },
      };
      const sent = request(new URL(url, address), options, resolve);
      // The server lets go of idle connections; like a browser one takes another then.
      sent.once('error', (error) => (sent.reusedSocket ? resolve(start(url, body, own)) : reject(error)));
      sent.end(body && JSON.stringify(body));
    });
  const entered = await start('/api/v1/login', { login, password });
  const told = await textOf(entered);
  if (entered.statusCode !== 200) throw new Error(`${login} could not log in: ${told}`);
  headers['x-csrf-token'] = LoggedIn.parse(JSON.parse(told)).csrf;
  headers.cookie = (entered.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
  return {
    async send({ url, body }) {
      const answer = await start(url, body);
      await textOf(answer);
      return answer.statusCode ?? 0;
    },
    open: (url) => start(url, undefined, new Agent()),
    close: () => agent.destroy(),
  };
}
