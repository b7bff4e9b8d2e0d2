import type { Report } from '../compose/schema.ts';
import { trendChart } from '../render/charts/trend.ts';

const size = { width: 640, height: 260 };
const patience = 20_000;

/** The chart of the weeks as PNG, for mails, drawn by the browser at this path; null where there is nothing to draw. */
export async function drawTrend({ trend }: Report, browser: string): Promise<Uint8Array | null> {
  if (trend.length < 2) return null;
  // Loaded here, as no other way needs it.
  const { chromium } = await import('playwright-core');
  const opened = await chromium.launch({ executablePath: browser, timeout: patience });
  try {
    const tab = await opened.newPage({
      javaScriptEnabled: false,
      offline: true,
      viewport: size,
      deviceScaleFactor: 2,
    });
    await tab.setContent(`<body style="margin:0;background:#fff">${trendChart(trend, 'mail', size)}</body>`, {
      waitUntil: 'load',
      timeout: patience,
    });
    return await tab.screenshot({ type: 'png' });
  } finally {
    await opened.close();
  }
}
