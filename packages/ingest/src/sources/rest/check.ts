import { UsageError } from '@voc/core';
import type { Check, ReadDeps } from '../contract.ts';
import { readSecret, type SecretRef } from '../secret.ts';
import type { RestConfig } from './config.ts';
import { createSender } from './send.ts';

function secretsOf({ auth, secretParams }: RestConfig): SecretRef[] {
  return [...(auth.kind === 'none' ? [] : [auth.secret]), ...Object.values(secretParams)];
}

async function problemOf(attempt: () => unknown): Promise<string[]> {
  try {
    await attempt();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Whether the secrets are set, the mapping exists and the address may be asked; nothing is sent. */
export async function checkRest(config: RestConfig, deps: ReadDeps): Promise<Check> {
  const problems = await Promise.all([
    ...secretsOf(config).map((ref) => problemOf(() => readSecret(ref, deps.env))),
    problemOf(() => deps.mappingNamed(config.mapping)),
    problemOf(() => createSender(config).close()),
    problemOf(() => {
      const { username, password } = new URL(config.url);
      if (username !== '' || password !== '')
        throw new UsageError('来源地址里不能写用户名或密码,请用 auth 或 secretParams');
    }),
  ]);
  return problems.flat();
}
