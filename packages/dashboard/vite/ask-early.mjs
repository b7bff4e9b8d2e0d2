/**
 * Lets what asks for the first data run by itself, before the rest of the scripts: these are read meanwhile. Each file still
 * is one of the server, as the pages' policy wants it.
 */
export function askEarly() {
  return {
    name: 'ask-early',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const early = Object.values(bundle ?? {}).find(({ name, isEntry }) => isEntry && name === 'early');
        if (!early) return [];
        const src = `/${early.fileName}`;
        return [
          {
            tag: 'script',
            attrs: { type: 'module', async: true, crossorigin: true, src },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}
