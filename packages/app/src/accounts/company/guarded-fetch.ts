import { isSafeUrl } from '@voc/core/config';
import type { CustomFetch } from 'openid-client';

const mostBytes = 1_048_576;

async function readBounded(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** A `fetch` that calls no other hosts than these, follows no redirect and reads no endless answer. */
export function guardedFetch(allowedHosts: readonly string[]): CustomFetch {
  return async (text, options) => {
    const url = new URL(text);
    if (!isSafeUrl(url) || !allowedHosts.includes(url.host))
      throw new Error(`${url.origin} is not allowed; VOC_OIDC_HOSTS names hosts beside the issuer`);
    const response = await fetch(url, { ...options, redirect: 'manual' });
    const { status, statusText, headers } = response;
    if (status >= 300 && status < 400) throw new Error(`${url.origin} answers with a redirect`);
    const body = [101, 204, 205, 304].includes(status) ? null : await readBounded(response);
    return new Response(body, { status, statusText, headers });
  };
}
