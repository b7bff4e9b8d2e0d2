import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { adoptStyles } from './vite/adopt-styles.mjs';

export default defineConfig({
  plugins: [react(), adoptStyles()],
  build: {
    target: 'es2022',
    // Nothing inline: the pages' policy lets in files of the server alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
    manifest: true,
    // All that the first screen waits for in one file: cut by who else shares it, it came in some twenty, each of which takes
    // a browser time of its own.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8480' } },
});
