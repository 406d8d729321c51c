import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

import { quick } from './support/chromium.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const port = Number(process.env.RESCORE_TEST_PORT ?? 4317);

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  // Checks of accessibility go through the whole page, and take long on a busy machine.
  timeout: 60_000,
  expect: { timeout: 10_000 },
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
    screenshot: process.env.CI ? 'off' : 'only-on-failure',
    launchOptions: quick,
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: /touch\.spec\.js/,
      use: { viewport: { width: 1280, height: 900 } },
    },
    {
      name: 'phone',
      // Tests that a small screen or touch input could affect.
      testMatch: /(touch|scenario|layout|stories)\.spec\.js/,
      use: {
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    },
  ],
  webServer: {
    // The built site: dist/, with the headers of a plain static host.
    command:
      'node_modules/.bin/vite preview --config tools/vite/site.config.js --host 127.0.0.1 ' +
      `--port ${port} --strictPort --logLevel warn`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
