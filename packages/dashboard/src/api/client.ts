import { takeEarly } from '../early/answers.ts';
import { type Query, queryOf } from './paths.ts';

/** An answer of the interface that is an error; the message is meant for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = code;
  }
}

let csrf = '';

/** Keeps the token that goes with whatever changes something. */
export const keepCsrf = (token: string): void => {
  csrf = token;
};

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const typeOf = (body: object): string =>
  body instanceof Blob ? 'application/octet-stream' : 'application/json';

const send = (method: string, path: string, body?: object): Promise<Response> =>
  fetch(`/api/v1${path}`, {
    method,
    headers: {
      'x-csrf-token': csrf,
      ...(body ? { 'content-type': typeOf(body) } : {}),
    },
    ...(body ? { body: body instanceof Blob ? body : JSON.stringify(body) } : {}),
  });

function ask(method: string, path: string, body?: object): Promise<Response> {
  const early = method === 'GET' ? takeEarly(path) : undefined;
  return (early ?? send(method, path, body)).catch(() => {
    throw new ApiError(0, 'offline', '连不上服务,请检查网络后重试');
  });
}

function fail(response: Response, answer: unknown): never {
  const { error = 'failed', message = '系统出错,请稍后再试' } = (answer ?? {}) as Partial<{
    error: string;
    message: string;
  }>;
  throw new ApiError(response.status, error, message);
}

async function request<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await ask(method, path, body);
  const answer = await read(response);
  if (response.ok && answer !== undefined) return answer as T;
  return fail(response, answer);
}

export const get = <T>(path: string, query: Query = {}): Promise<T> =>
  request<T>('GET', `${path}${queryOf(query)}`);

export const post = <T>(path: string, body: object): Promise<T> => request<T>('POST', path, body);

/** Sends a file as it is. */
export const sendFile = <T>(path: string, query: Query, file: Blob): Promise<T> =>
  request<T>('POST', `${path}${queryOf(query)}`, file);

/** Asks for a file. */
export async function postForFile(path: string, body: object): Promise<Blob> {
  const response = await ask('POST', path, body);
  return response.ok ? response.blob() : fail(response, await read(response));
}

export const put = <T>(path: string, body: object): Promise<T> => request<T>('PUT', path, body);
