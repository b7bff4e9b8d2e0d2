import type { Role } from '../roles.ts';

/** Claims of an ID token whose signature, issuer, audience, nonce and times have been checked. */
export type Claims = Readonly<Record<string, unknown>>;

/** How claims are read. */
export interface ClaimRules {
  /** The claim that holds the login name. */
  claim: string;
  /** With it, values of a claim by the role they give, the first that fits. */
  roles?: { claim: string; byValue: readonly (readonly [value: string, role: Role])[] } | undefined;
}

/** Who somebody is by the company's word. */
export interface Identity {
  login: string;
  name: string;
  /** Undefined where claims give no roles; null where they do and none fits. */
  role: Role | null | undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** An address that its holder has only stated is nobody's. */
const isVouchedFor = (claims: Claims, claim: string): boolean =>
  claim !== 'email' || claims.email_verified === true;

function roleOf(claims: Claims, { roles }: ClaimRules): Identity['role'] {
  if (!roles) return undefined;
  const given = claims[roles.claim];
  const values: unknown[] = Array.isArray(given) ? given : [given];
  return roles.byValue.find(([value]) => values.includes(value))?.[1] ?? null;
}

/** Undefined when the claims name nobody whom the provider vouches for. */
export function identityOf(claims: Claims, rules: ClaimRules): Identity | undefined {
  const login = text(claims[rules.claim]).toLowerCase();
  if (!/^[\w.@-]{2,60}$/.test(login) || !isVouchedFor(claims, rules.claim)) return undefined;
  return { login, name: text(claims.name).slice(0, 60) || login, role: roleOf(claims, rules) };
}
