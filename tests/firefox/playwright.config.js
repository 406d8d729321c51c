import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const port = Number(process.env.RESCORE_TEST_PORT ?? 4318);

/** The system's own Firefox, which people use, not Playwright's modified one. */
function firefox() {
  if (process.env.RESCORE_FIREFOX) return process.env.RESCORE_FIREFOX;
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const usual = ['/Applications/Firefox.app/Contents/MacOS/firefox'];
  const found = [
    ...folders.flatMap((folder) => ['firefox-esr', 'firefox'].map((name) => join(folder, name))),
    ...usual,
  ].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found)
    throw new Error(
      'There is no Firefox on this machine (on Debian: apt-get install firefox-esr); ' +
        'RESCORE_FIREFOX can name one.',
    );
  return found;
}

export const launchOptions = {
  executablePath: join(root, 'tests/firefox/launch.mjs'),
  env: { ...process.env, RESCORE_FIREFOX_PROGRAM: firefox() },
};

export default defineConfig({
  testDir: '.',
  outputDir: join(root, 'test-results'),
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: 'line',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}/`,
    browserName: 'firefox',
    // Controlled through WebDriver BiDi, which every Firefox supports.
    channel: 'moz-firefox',
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    launchOptions,
  },
  webServer: {
    command: `node_modules/.bin/vite preview --host 127.0.0.1 --port ${port} --strictPort --logLevel warn`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: false,
  },
});
