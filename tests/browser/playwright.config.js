import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const port = Number(process.env.RESCORE_TEST_PORT ?? 4317);

/** Playwright's own browsers need a download; any Chromium of the system will do. */
function browser() {
  if (process.env.RESCORE_BROWSER) return process.env.RESCORE_BROWSER;
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const usual = [
    '/usr/bin/chromium',
    '/snap/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usual].find(isProgram);
  if (!found) throw new Error('There is no Chromium on this machine; RESCORE_BROWSER can name one.');
  return found;
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

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  fullyParallel: true,
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? 'dot' : 'line',
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    serviceWorkers: 'block', // each test begins anew; offline.spec.js is about them
    colorScheme: 'light',
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browser(),
      args: [
        '--no-sandbox', // the tests may run as root, as in a container
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: /touch\.spec\.js/, use: { viewport: { width: 1280, height: 900 } } },
    {
      name: 'phone',
      // What a small screen or a finger could make different.
      testMatch: /(touch|scenario|layout|stories)\.spec\.js/,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
    },
  ],
  webServer: {
    // The site as it is built: dist/, with the headers of any plain static host.
    command: `node_modules/.bin/vite preview --host 127.0.0.1 --port ${port} --strictPort --logLevel warn`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
