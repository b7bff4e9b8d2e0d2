import { addDashboard, createServer, createSettings, endpoints, loadDeadlines } from '@voc/app';
import type { Db } from '@voc/core/db';
import { createLog } from '@voc/core/log';
import { maskText } from '@voc/ingest';
import { writeWorkbook } from '@voc/report';
import { taxonomy } from '../../support/taxonomy.ts';

type Server = ReturnType<typeof createServer>;
type Answer = Awaited<ReturnType<Server['inject']>>;

/** A browser's part of the talk: keeps the cookie and sends the token back. */
export interface Browser {
  send(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    body?: object | Buffer,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  csrf: string;
}

export interface TestDashboard {
  server: Server;
  /** A browser without a session, at an address of its own unless one is given. */
  visit(address?: string): Browser;
}

/** A company that has configured nothing. */
const noHome = { home: '/nowhere', weekStart: 1, monthCut: 1, ownNumbers: new Set<string>() };

type Given = Parameters<typeof addDashboard>[1];
type Options = Partial<Pick<Given, 'intake' | 'unseal' | 'companyLogin' | 'settings'>> & { server?: Server };

/** The dashboard's server on a database, with a clock of the test's own. */
export async function startDashboard(
  db: Db,
  now: () => Date = () => new Date(),
  {
    intake,
    unseal,
    companyLogin,
    settings = createSettings(noHome, {}),
    server = createServer(),
  }: Options = {},
): Promise<TestDashboard> {
  await addDashboard(server, {
    db,
    taxonomy,
    modelVersion: 'test-1',
    deadlines: loadDeadlines(),
    review: 'review',
    // Every two characters are a word here.
    themes: {
      cut: async (texts) => texts.map((text) => text.match(/\p{L}{2}/gu) ?? []),
      vague: new Set(),
    },
    writeWorkbook,
    settings,
    intake,
    unseal,
    companyLogin,
    mask: (text) => maskText(text, 'a-key-of-the-tests-alone').text,
    now,
    endpoints,
    log: createLog('silent'),
  });
  await server.ready();
  let visitors = 0;
  const visit = (remoteAddress = `10.0.0.${++visitors}`): Browser => {
    const cookies = new Map<string, string>();
    const browser: Browser = {
      csrf: '',
      async send(method, url, body, headers = {}) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const answer = await server.inject({
          method,
          url,
          remoteAddress,
          headers: {
            'x-csrf-token': browser.csrf,
            ...(cookie ? { cookie } : {}),
            ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
            ...headers,
          },
          ...(body ? { payload: body } : {}),
        });
        for (const { name, value } of answer.cookies)
          if (value) cookies.set(name, value);
          else cookies.delete(name);
        const { csrf } = String(answer.headers['content-type']).includes('json') ? answer.json() : {};
        if (typeof csrf === 'string') browser.csrf = csrf;
        return answer;
      },
    };
    return browser;
  };
  return { server, visit };
}
