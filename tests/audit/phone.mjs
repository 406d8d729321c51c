/** The phone for all measurements. */

/** @typedef {import('@playwright/test').Browser} Browser */

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/**
 * How long the browser renders its own window, in milliseconds. It does so with web pages, on the
 * same processor.
 */
const WINDOW = 1500;

/**
 * An empty tab with an empty cache, in a window that is ready.
 * @param {Browser} browser @param {import('@playwright/test').BrowserContextOptions} [options]
 */
export async function phone(browser, options) {
  const page = await browser.newPage({ ...PHONE, ...options });
  await page.waitForTimeout(WINDOW);
  return page;
}
