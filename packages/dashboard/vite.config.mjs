import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { adoptStyles } from './vite/adopt-styles.mjs';
import { askEarly } from './vite/ask-early.mjs';

const isEarly = /dashboard\/src\/(?:early\/|api\/paths|app\/span|parts\/weeks)/;
const isAntd = /node_modules\/(?:antd|@rc-component|@ant-design)\//;

export default defineConfig({
  plugins: [react(), adoptStyles(), askEarly()],
  build: {
    target: 'es2022',
    // Nothing inline: the pages' policy lets in files of the server alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    manifest: true,
    rolldownOptions: {
      input: { index: 'index.html', early: 'src/early/early.ts' },
      output: {
        codeSplitting: {
          // Few files, where it cuts by who else shares what: each takes a browser time of its own.
          groups: [
            // What runs before the rest.
            { name: 'early', test: isEarly, priority: 3 },
            // All that the first screen waits for.
            { name: 'first', tags: ['$initial'], priority: 2 },
            // What several of the other pages are made of.
            { name: 'antd', test: isAntd, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8480' } },
});
