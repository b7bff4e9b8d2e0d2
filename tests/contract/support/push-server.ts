import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { startVoc, type VocProcess } from '../../support/voc.ts';
import { mappingName, type ReviewRecord } from './reviews.ts';

export const pushSecret = 'a-push-secret-of-the-tests';

export interface PushServer extends VocProcess {
  url: string;
}

/** Starts `voc serve` as a process of its own on a free port. */
export async function startPushServer(
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<PushServer> {
  const started = startVoc(['serve'], databaseUrl, {
    VOC_PUSH_SECRET: pushSecret,
    VOC_HTTP_PORT: '0',
    ...env,
  });
  const { stdout } = started.child;
  if (!stdout) throw new Error('voc serve has no stdout');
  const [told] = await Promise.race([
    once(stdout, 'data'),
    started.ended.then(({ stderr }) => Promise.reject(new Error(`voc serve ended: ${stderr}`))),
  ]);
  const url = /http:\S+?(?=[\s(（]|$)/.exec(String(told))?.[0];
  if (url === undefined) throw new Error(`voc serve said ${told}`);
  return { ...started, url: `${url}/api/items` };
}

export interface PushParts {
  secret?: string;
  timestamp?: string;
  nonce?: string;
  /** Signed instead of the body that is sent. */
  signedBody?: string;
}

export const bodyOf = (items: readonly (ReviewRecord | object)[]): string =>
  JSON.stringify({ mapping: mappingName, items });

/** The headers of a signed push. */
export function signedHeaders(body: string, parts: PushParts = {}): Record<string, string> {
  const timestamp = parts.timestamp ?? String(Math.floor(Date.now() / 1000));
  const nonce = parts.nonce ?? randomBytes(12).toString('hex');
  const signature = createHmac('sha256', parts.secret ?? pushSecret)
    .update(`${timestamp}.${nonce}.${parts.signedBody ?? body}`)
    .digest('hex');
  return {
    'content-type': 'application/json',
    'x-voc-timestamp': timestamp,
    'x-voc-nonce': nonce,
    'x-voc-signature': signature,
  };
}

export interface PushAnswer {
  status: number;
  retryAfter: string | null;
  body: Record<string, unknown>;
}

/** Sends a signed push. */
export async function push(url: string, body: string, parts: PushParts = {}): Promise<PushAnswer> {
  const response = await fetch(url, { method: 'POST', body, headers: signedHeaders(body, parts) });
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as PushAnswer['body'],
  };
}
