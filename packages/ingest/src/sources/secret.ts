import { UsageError } from '@voc/core';
import { z } from 'zod';

/** A secret in a configuration file: the name of the environment variable that holds it, never the value. */
export const secret = z
  .strictObject({ env: z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'name of an environment variable') })
  .meta({ secret: true });
export type SecretRef = z.infer<typeof secret>;

/** The value of a secret; UsageError names the variable that is unset. */
export function readSecret(
  { env: name }: SecretRef,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const value = env[name];
  if (value === undefined || value === '')
    throw new UsageError(`环境变量 ${name} 没有设置(来源的密钥只从环境变量读取)`);
  return value;
}
