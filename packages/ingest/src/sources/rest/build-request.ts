import type { ReadDeps } from '../contract.ts';
import { formatTime } from '../format-time.ts';
import { readSecret } from '../secret.ts';
import type { RestConfig } from './config.ts';
import { signParams } from './sign.ts';

/** A request as it goes out; it may hold secrets and is never logged. */
export interface RestRequest {
  method: 'GET' | 'POST';
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** The request for one page, signed as of `now`; the host is always the one configured. */
export function buildRequest(
  config: RestConfig,
  asked: Readonly<Record<string, string>>,
  now: Date,
  env: ReadDeps['env'],
): RestRequest {
  const { auth, method } = config;
  const params: Record<string, string> = { ...config.params, ...asked };
  for (const [name, ref] of Object.entries(config.secretParams)) params[name] = readSecret(ref, env);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (auth.kind === 'header') headers[auth.name] = auth.prefix + readSecret(auth.secret, env);
  if (auth.kind === 'signed') {
    if (auth.timestamp) params[auth.timestamp.param] = formatTime(now, auth.timestamp.format);
    params[auth.param] = signParams(params, auth, readSecret(auth.secret, env));
  }
  const url = new URL(config.url);
  if (method === 'GET') {
    for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
    return { method, url: url.href, headers };
  }
  if (config.body === 'json') {
    headers['content-type'] = 'application/json';
    return { method, url: url.href, headers, body: JSON.stringify(params) };
  }
  headers['content-type'] = 'application/x-www-form-urlencoded';
  return { method, url: url.href, headers, body: new URLSearchParams(params).toString() };
}
