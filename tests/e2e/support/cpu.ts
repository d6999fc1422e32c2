import type { Page } from '@playwright/test';

/**
 * Processor time of the page's main thread so far, in ms. Unlike the time on the clock it does not grow because others use the
 * machine, so a limit on it can be near the aim.
 */
export async function mainThreadClock(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
}
