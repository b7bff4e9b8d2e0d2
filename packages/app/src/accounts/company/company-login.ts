import { readFileSync } from 'node:fs';
import { UsageError } from '@voc/core';
import type { CompanyLoginSettings } from '@voc/core/config';
import type { Configuration } from 'openid-client';
import { Role } from '../roles.ts';
import type { Attempt } from './attempt-store.ts';
import { guardedFetch } from './guarded-fetch.ts';
import type { ClaimRules, Claims } from './identity.ts';

/** The company's own sign-in. */
export interface CompanyLogin {
  rules: ClaimRules;
  /** Where to send somebody, and what must be the same when they come back. */
  begin(): Promise<{ url: string; checks: Omit<Attempt, 'returnTo'> }>;
  /** What the provider says of somebody who came back with this query; throws when anything is not as it must be. */
  finish(query: URLSearchParams, attempt: Attempt): Promise<Claims>;
  /** Where somebody ends the session that the provider keeps; null where it has no such place. */
  leave(): Promise<string | null>;
}

export const callbackPath = '/api/v1/company-login/callback';
const timeoutSeconds = 10;
const toleranceSeconds = 30;
const metadataMs = 3_600_000;

type Library = typeof import('openid-client');

/** What is kept of the provider for an hour; a failure is not kept. */
function kept<T>(read: () => Promise<T>): () => Promise<T> {
  let known: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (known && Date.now() - known.at < metadataMs) return known.value;
    const value = read();
    const own = { at: Date.now(), value };
    known = own;
    value.catch(() => {
      if (known === own) known = undefined;
    });
    return value;
  };
}

function readSecret(path: string): string {
  const secret = readFileSync(path, 'utf8').trim();
  if (secret === '') throw new UsageError(`VOC_OIDC_SECRET_FILE:${path} 是空的`);
  return secret;
}

async function discover(library: Library, settings: CompanyLoginSettings): Promise<Configuration> {
  const { issuer, clientId, secretFile, allowedHosts } = settings;
  const secret = secretFile === undefined ? undefined : readSecret(secretFile);
  const url = new URL(issuer);
  return library.discovery(
    url,
    clientId,
    { [library.clockTolerance]: toleranceSeconds },
    secret === undefined ? library.None() : library.ClientSecretBasic(secret),
    {
      timeout: timeoutSeconds,
      [library.customFetch]: guardedFetch(allowedHosts),
      // Without it the library takes TLS alone for proof of who made an ID token.
      execute: [
        library.enableNonRepudiationChecks,
        ...(url.protocol === 'http:' ? [library.allowInsecureRequests] : []),
      ],
    },
  );
}

function rulesOf({ claim, roles }: CompanyLoginSettings): ClaimRules {
  const byValue = roles?.byValue.map(([value, name]) => {
    const role = Role.safeParse(name);
    if (!role.success)
      throw new UsageError(`环境变量 VOC_OIDC_ROLES:没有角色「${name}」,可用 ${Role.options.join('、')}`);
    return [value, role.data] as const;
  });
  return { claim, roles: roles && byValue && { claim: roles.claim, byValue } };
}

/** Nobody is sent to a host that nobody has named. */
function allowed(url: URL, { allowedHosts }: CompanyLoginSettings): string {
  if (!allowedHosts.includes(url.host)) throw new Error(`${url.origin} is not allowed; see VOC_OIDC_HOSTS`);
  return url.href;
}

/** Signing in by the authorization code flow with PKCE; the provider is asked for its metadata at the first use. */
export function createCompanyLogin(settings: CompanyLoginSettings): CompanyLogin {
  const redirectUri = `${settings.origin}${callbackPath}`;
  const open = kept(async () => {
    const library = await import('openid-client');
    return { library, configuration: await discover(library, settings) };
  });
  return {
    rules: rulesOf(settings),
    async begin() {
      const { library, configuration } = await open();
      const checks = {
        state: library.randomState(),
        nonce: library.randomNonce(),
        verifier: library.randomPKCECodeVerifier(),
      };
      const url = library.buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: settings.scopes,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await library.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { url: allowed(url, settings), checks };
    },
    async finish(query, { state, nonce, verifier }) {
      const { library, configuration } = await open();
      const tokens = await library.authorizationCodeGrant(configuration, new URL(`${redirectUri}?${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return { ...tokens.claims() };
    },
    async leave() {
      const { library, configuration } = await open();
      if (!configuration.serverMetadata().end_session_endpoint) return null;
      const url = library.buildEndSessionUrl(configuration, {
        client_id: settings.clientId,
        post_logout_redirect_uri: `${settings.origin}/login`,
      });
      return allowed(url, settings);
    },
  };
}
