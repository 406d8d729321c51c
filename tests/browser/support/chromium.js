/**
 * How to start Chromium. Playwright's own browsers need a download; any installed Chromium works.
 * RESCORE_BROWSER names another one.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const USUAL = [
  '/usr/bin/chromium',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const args = [
  '--no-sandbox', // the tests may run as root, as in a container
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser that readers have, for all measurements. */
export const whole = { executablePath: found(NAMES), args };

/**
 * For the tests, the same without windows if installed (nearly a third faster); it has no
 * back-forward cache.
 */
export const quick = { executablePath: found(['chromium-headless-shell', ...NAMES]), args };

/** @param {string[]} names the first that is there @returns {string} */
function found(names) {
  const { PATH = '', RESCORE_BROWSER } = process.env;
  if (RESCORE_BROWSER) return RESCORE_BROWSER;
  const folders = PATH.split(delimiter).filter(Boolean);
  const program = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...USUAL,
  ].find(isProgram);
  if (!program)
    throw new Error('There is no Chromium on this machine; RESCORE_BROWSER can name one.');
  return program;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
