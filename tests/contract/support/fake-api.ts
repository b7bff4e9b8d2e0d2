import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReviewRecord } from './reviews.ts';

/** Answers a request in place of the interface; false leaves it to the interface. */
export type Fault = (request: IncomingMessage, response: ServerResponse, asked: URL) => boolean;

export interface FakeApi {
  url: string;
  /** All rows of the interface, in the order in which it gives them. */
  rows: ReviewRecord[];
  /** Taken one by one, a request each, before the interface answers itself. */
  faults: Fault[];
  /** Total that is told instead of the true one. */
  total: number | undefined;
  /** Everything that was asked. */
  asked: URL[];
  headers: IncomingMessage['headers'][];
  close(): Promise<void>;
}

const timeOf = (row: ReviewRecord): number => Date.parse(`${row.creationTime.replace(' ', 'T')}+08:00`);

function answer(api: FakeApi, asked: URL): string {
  const { searchParams: given } = asked;
  const number = (name: string, otherwise: number): number => Number(given.get(name) ?? otherwise);
  const [start, end] = [number('start', 0), number('end', Number.MAX_SAFE_INTEGER)];
  const size = number('size', 2);
  const rows = api.rows.filter((row) => timeOf(row) >= start && timeOf(row) < end);
  const at = given.has('cursor') ? number('cursor', 0) : (number('page', 1) - 1) * size;
  const next = at + size < rows.length ? String(at + size) : '';
  return JSON.stringify({
    code: 0,
    data: { list: rows.slice(at, at + size), total: api.total ?? rows.length, next },
  });
}

/** A local interface that is asked by page, cursor and time, and fails as it is told. */
export async function startFakeApi(): Promise<FakeApi> {
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost');
    api.asked.push(asked);
    api.headers.push(request.headers);
    if (api.faults.shift()?.(request, response, asked)) return;
    response.setHeader('content-type', 'application/json');
    // Ids come as numbers of 19 digits, as the interfaces of the platforms write them.
    response.end(answer(api, asked).replaceAll(/"id":"(\d+)"/g, '"id":$1'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const api: FakeApi = {
    url: `http://127.0.0.1:${port}/reviews`,
    rows: [],
    faults: [],
    total: undefined,
    asked: [],
    headers: [],
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return api;
}

/** The configuration by which the interface is pulled, in windows of a day and pages of two. */
export const restConfigOf = (api: FakeApi, more: object = {}): object => ({
  kind: 'rest',
  name: 'reviews-api',
  mapping: 'jd-api-reviews',
  url: api.url,
  allowPrivate: true,
  paging: { kind: 'page', param: 'page', sizeParam: 'size', size: 2 },
  window: { startParam: 'start', endParam: 'end', format: 'millis', lookBackHours: 24 },
  answer: { rows: 'data.list', total: 'data.total', code: { path: 'code', success: ['0'] } },
  limits: { requestsPerSecond: 1000, timeoutSeconds: 2 },
  ...more,
});
