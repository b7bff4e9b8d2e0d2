import { readFileSync } from 'node:fs';

const replaced = /@rc-component[\\/]util[\\/](?:es|lib)[\\/]Dom[\\/]dynamicCSS\.js$/;

/**
 * Ant Design writes its colours and sizes into style elements, which a policy without 'unsafe-inline' refuses. Here the
 * one module that makes these elements is replaced by one that adopts style sheets instead, which the policy allows.
 */
export function adoptStyles() {
  return {
    name: 'adopt-styles',
    enforce: 'pre',
    load(id) {
      if (!replaced.test(id)) return null;
      return readFileSync(new URL('./adopted-styles.js', import.meta.url), 'utf8');
    },
  };
}
