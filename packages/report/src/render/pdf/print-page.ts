import { setImmediate } from 'node:timers/promises';
import { FatalError } from '@voc/core';

export interface Sheets {
  /** HTML of the strips above and below every page. */
  header: string;
  footer: string;
}

const patience = 60_000;

/**
 * Prints a page that needs nothing else on A4, by a browser of its own without network or scripts; the page is drawn while the browser starts.
 * FatalError where the browser does not start or does not finish.
 */
export async function printPage(
  draw: () => string,
  browser: string,
  { header, footer }: Sheets,
): Promise<Buffer> {
  // Loaded here, as no other rendering needs it.
  const { chromium } = await import('playwright-core');
  try {
    const opening = chromium.launch({ executablePath: browser, timeout: patience });
    try {
      const [opened, page] = await Promise.all([opening, setImmediate().then(draw)]);
      const tab = await opened.newPage({ javaScriptEnabled: false, offline: true, locale: 'zh-CN' });
      await tab.setContent(page, { waitUntil: 'load', timeout: patience });
      return await tab.pdf({
        format: 'A4',
        printBackground: true,
        displayHeaderFooter: true,
        headerTemplate: header,
        footerTemplate: footer,
        margin: { top: '17mm', bottom: '15mm', left: '13mm', right: '13mm' },
        tagged: true,
        outline: true,
      });
    } finally {
      // One that has not started has nothing to close.
      const opened = await opening.catch(() => null);
      await opened?.close();
    }
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw new FatalError(`浏览器 ${browser} 没有印出 PDF:${reason}`, { cause: error });
  }
}
