import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Claims = Record<string, unknown>;

/** What the provider does wrong, to see that it is noticed. */
export interface Wrongs {
  /** Changes the claims of the ID token before it is signed. */
  claims?: (claims: Claims) => Claims;
  algorithm?: 'none' | 'another-key' | 'HS256';
  /** Changes the query with which somebody is sent back. */
  back?: (query: URLSearchParams) => void;
  /** Changes what the provider says of itself. */
  metadata?: Claims;
}

/** An OpenID provider of the test, on loopback: authorization code with PKCE, RS256, codes that work once. */
export interface Provider {
  issuer: string;
  clientId: string;
  secret: string;
  /** Whom it takes every visitor for. */
  person: Claims;
  wrongs: Wrongs;
  /** Requests to the token endpoint that gave tokens. */
  issued(): number;
  close(): Promise<void>;
}

interface Grant {
  challenge: string;
  nonce: string;
  redirectUri: string;
}

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function readBody(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

function makeToken(
  claims: Claims,
  keys: { own: KeyObject; other: KeyObject },
  wrong: Wrongs['algorithm'],
): string {
  const alg = wrong === 'none' || wrong === 'HS256' ? wrong : 'RS256';
  const body = `${base64({ alg, kid: 'k1', typ: 'JWT' })}.${base64(claims)}`;
  if (alg === 'none') return `${body}.`;
  const signature = sign('RSA-SHA256', Buffer.from(body), wrong === 'another-key' ? keys.other : keys.own);
  return `${body}.${signature.toString('base64url')}`;
}

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

function describe(issuer: string): Claims {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    end_session_endpoint: `${issuer}/leave`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    code_challenge_methods_supported: ['S256'],
    // A provider may offer what nobody should take.
    id_token_signing_alg_values_supported: ['RS256', 'none', 'HS256'],
  };
}

export async function startProvider(): Promise<Provider> {
  const own = keyPair();
  const keys = { own: own.privateKey, other: keyPair().privateKey };
  const grants = new Map<string, Grant>();
  let issued = 0;
  const provider: Provider = {
    issuer: '',
    clientId: 'voc',
    secret: 'a secret of the provider and us',
    person: {},
    wrongs: {},
    issued: () => issued,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(16).toString('hex');
    const redirectUri = query.get('redirect_uri') ?? '';
    grants.set(code, {
      challenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce') ?? '',
      redirectUri,
    });
    const back = new URLSearchParams({ code, state: query.get('state') ?? '' });
    provider.wrongs.back?.(back);
    response.writeHead(302, { location: `${redirectUri}?${back}` }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const expected = `Basic ${Buffer.from(`${provider.clientId}:${encodeURIComponent(provider.secret).replaceAll('%20', '+')}`).toString('base64')}`;
    if (request.headers.authorization !== expected)
      return sendJson(response, 401, { error: 'invalid_client' });
    const code = body.get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    if (grant?.challenge !== challenge || grant.redirectUri !== body.get('redirect_uri'))
      return sendJson(response, 400, { error: 'invalid_grant' });
    const seconds = Math.floor(Date.now() / 1000);
    const claims = {
      iss: provider.issuer,
      aud: provider.clientId,
      sub: 'subject-1',
      iat: seconds,
      exp: seconds + 300,
      nonce: grant.nonce,
      ...provider.person,
    };
    issued++;
    const { claims: change = (given: Claims) => given, algorithm } = provider.wrongs;
    sendJson(response, 200, {
      access_token: randomBytes(8).toString('hex'),
      token_type: 'Bearer',
      id_token: makeToken(change(claims), keys, algorithm),
    });
  }

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', provider.issuer);
    if (pathname === '/.well-known/openid-configuration')
      return sendJson(response, 200, { ...describe(provider.issuer), ...provider.wrongs.metadata });
    if (pathname === '/jwks')
      return sendJson(response, 200, {
        keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }],
      });
    if (pathname === '/authorize') return authorize(searchParams, response);
    if (pathname === '/token') return void token(request, response);
    if (pathname === '/leave')
      return void response
        .writeHead(302, { location: searchParams.get('post_logout_redirect_uri') ?? '' })
        .end();
    sendJson(response, 404, {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  // Another site than the pages at 127.0.0.1, as a provider is.
  provider.issuer = `http://localhost:${typeof address === 'object' ? address?.port : ''}`;
  return provider;
}
