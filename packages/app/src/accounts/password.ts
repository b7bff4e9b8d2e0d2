import { createRequire } from 'node:module';
import { z } from 'zod';

type Argon2 = typeof import('@node-rs/argon2');

// Loaded where it is needed: commands without accounts need not wait for it.
const argon2 = (): Argon2 => createRequire(import.meta.url)('@node-rs/argon2') as Argon2;

/** argon2id with 19 MiB, two passes and one lane: the least that OWASP's Password Storage Cheat Sheet asks for. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Length alone is asked for, and no character classes (NIST SP 800-63B). */
export const NewPassword = z.string().min(10, '密码至少 10 个字符').max(200, '密码至多 200 个字符');

/** Hash with its salt and cost inside, in PHC form. */
export const hashPassword = (password: string): Promise<string> => argon2().hash(password, cost);

/** A hash that nobody's password has: a login that does not exist takes as long as a wrong password. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$rOCWEFi7AqjPzEAafDYTYQ$pcU5bUo+Se5DUsmj+R4Gk7CgWiirNDK/VyXAH/Yx09Q';

/** Whether a password is the one that was hashed; false for a hash that is none. */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  try {
    return await argon2().verify(hash, password);
  } catch {
    return false;
  }
}
