import { onPath } from './apt.mjs';

const browsers = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

/** What the tests need beside Node.js: Redis, a browser, a Chinese font and a reader for reports in PDF, and a spreadsheet. */
export const testPrograms = (env = process.env) => [
  {
    isThere: () => Boolean(env.REDIS_URL) || onPath('redis-server') !== undefined,
    packages: ['redis-server'],
    need: 'The tests need Redis: put redis-server on PATH, or set REDIS_URL to a running one.',
  },
  {
    isThere: () => Boolean(env.VOC_CHROMIUM) || browsers.some((name) => onPath(name) !== undefined),
    packages: ['chromium', 'fonts-noto-cjk'],
    need: 'The tests print reports: put chromium (and fonts-noto-cjk) on the machine, or set VOC_CHROMIUM.',
  },
  {
    isThere: () => onPath('pdftotext') !== undefined,
    packages: ['poppler-utils'],
    need: 'The tests read printed reports: put pdftotext (poppler-utils) on PATH.',
  },
  {
    isThere: () => onPath('soffice') !== undefined,
    packages: ['libreoffice-calc-nogui'],
    need: 'The tests open workbooks and CSV again: put soffice (libreoffice-calc-nogui) on PATH.',
  },
];
