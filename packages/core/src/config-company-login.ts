import { z } from 'zod';
import { UsageError } from './errors.ts';

const optionalText = z.string().trim().min(1).optional();

/** Signing in with the company's own accounts (OpenID Connect), in the environment. */
export const CompanyLoginEnvironment = z.object({
  VOC_PUBLIC_URL: z.url().optional(),
  VOC_OIDC_ISSUER: z.url().optional(),
  VOC_OIDC_CLIENT: optionalText,
  VOC_OIDC_SECRET_FILE: optionalText,
  VOC_OIDC_CLAIM: z.string().trim().min(1).default('preferred_username'),
  VOC_OIDC_SCOPES: z.string().trim().min(1).default('openid profile email'),
  VOC_OIDC_HOSTS: optionalText,
  VOC_OIDC_ROLE_CLAIM: optionalText,
  VOC_OIDC_ROLES: optionalText,
});

/** How people sign in with the company's accounts. */
export interface CompanyLoginSettings {
  issuer: string;
  clientId: string;
  /** A file with the client's secret alone; without one the client is public. */
  secretFile?: string;
  /** The claim that holds the login name. */
  claim: string;
  scopes: string;
  /** `host` or `host:port` of the provider; nothing else is called or sent to. */
  allowedHosts: readonly string[];
  /** Origin under which people open the pages. */
  origin: string;
  /** With it the claim says who may enter and in which role; without, only accounts that exist may. */
  roles?: { claim: string; byValue: readonly (readonly [value: string, role: string])[] };
}

type Value = z.infer<typeof CompanyLoginEnvironment>;

const isLoopback = (hostname: string): boolean =>
  ['localhost', '[::1]'].includes(hostname) || /^127(?:\.\d{1,3}){3}$/.test(hostname);

/** Whether what is sent there can be read on the way. */
export const isSafeUrl = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));

function safeUrl(name: string, text: string): URL {
  const url = new URL(text);
  if (!isSafeUrl(url)) throw new UsageError(`环境变量 ${name}:必须是 https 地址(本机可以用 http)`);
  return url;
}

function rolesOf({ VOC_OIDC_ROLE_CLAIM: claim, VOC_OIDC_ROLES: text }: Value): CompanyLoginSettings['roles'] {
  if ((claim === undefined) !== (text === undefined))
    throw new UsageError('VOC_OIDC_ROLE_CLAIM 与 VOC_OIDC_ROLES 必须同时设置');
  if (claim === undefined || text === undefined) return undefined;
  const byValue = text.split(',').map((pair) => {
    const at = pair.lastIndexOf('=');
    const [value, role] = [pair.slice(0, Math.max(at, 0)).trim(), pair.slice(at + 1).trim()];
    if (value === '' || role === '')
      throw new UsageError('环境变量 VOC_OIDC_ROLES:请写成 组名=角色,多个之间用逗号');
    return [value, role] as const;
  });
  return { claim, byValue };
}

/** The settings; undefined when none are given, UsageError when they do not make sense together. */
export function companyLoginOf(value: Value): CompanyLoginSettings | undefined {
  const { VOC_OIDC_ISSUER: issuer, VOC_OIDC_CLIENT: clientId, VOC_PUBLIC_URL: publicUrl } = value;
  if (issuer === undefined && clientId === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || publicUrl === undefined)
    throw new UsageError('VOC_OIDC_ISSUER、VOC_OIDC_CLIENT 与 VOC_PUBLIC_URL 必须同时设置');
  const { origin, pathname } = safeUrl('VOC_PUBLIC_URL', publicUrl);
  if (pathname !== '/')
    throw new UsageError('环境变量 VOC_PUBLIC_URL:请写成 https://voc.example.com,不带路径');
  if (!value.VOC_OIDC_SCOPES.split(/\s+/).includes('openid'))
    throw new UsageError('环境变量 VOC_OIDC_SCOPES:必须包含 openid');
  return {
    issuer,
    clientId,
    secretFile: value.VOC_OIDC_SECRET_FILE,
    claim: value.VOC_OIDC_CLAIM,
    scopes: value.VOC_OIDC_SCOPES,
    allowedHosts: [safeUrl('VOC_OIDC_ISSUER', issuer).host, ...(value.VOC_OIDC_HOSTS?.split(/[\s,]+/) ?? [])],
    origin,
    roles: rolesOf(value),
  };
}
