/** The phone that everything is measured on. */

/** @typedef {import('@playwright/test').Browser} Browser */

export const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/**
 * So long, in milliseconds, the browser draws its own window, which it does with web pages and on
 * the same processor.
 */
const WINDOW = 1500;

/**
 * A tab with nothing in it and an empty cache, in a window that is ready.
 * @param {Browser} browser @param {import('@playwright/test').BrowserContextOptions} [options]
 */
export async function phone(browser, options) {
  const page = await browser.newPage({ ...PHONE, ...options });
  await page.waitForTimeout(WINDOW);
  return page;
}
