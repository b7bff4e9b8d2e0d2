import { z } from 'zod';

const notAll = /\/0+$/;

const ProxyAddress = z
  .union(
    [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
    '请写成地址或网段,如 10.0.0.5,10.1.0.0/16,多个之间用逗号',
  )
  .refine((text) => !notAll.test(text), '不能信任所有地址:那样谁都能冒充别的地址');

/** Addresses and networks of the company's own reverse proxies, parted by commas. */
export const trustedProxies = z
  .string()
  .transform((text) =>
    text
      .split(/[\s,;\u3001\uff0c\uff1b]+/u)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  )
  .pipe(z.array(ProxyAddress))
  .default([]);
