/**
 * The three engines, as installed on this machine: which programs each needs, and how it starts.
 * Each start has a home of its own, so a profile is always fresh.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { overHttp, overMarionette } from './commands.mjs';

/** @typedef {import('./commands.mjs').Connection} Connection */
/** @typedef {'Chromium' | 'Firefox' | 'WebKit'} Engine */

/** What a start may need and ends with it; at the latest it ends with this process. */
class Workplace {
  static #all = /** @type {Set<Workplace>} */ (new Set());
  static {
    process.on('exit', () => Workplace.#all.forEach((place) => place.end()));
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'])
      process.once(signal, () => process.exit(1));
  }

  home = mkdtempSync(join(tmpdir(), 'rescore-engine-'));

  constructor() {
    Workplace.#all.add(this);
  }

  /** @type {import('node:child_process').ChildProcess[]} */
  #started = [];

  /**
   * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env]
   */
  run(program, args, env = {}) {
    const child = spawn(program, args, {
      cwd: this.home,
      env: { ...process.env, HOME: this.home, XDG_RUNTIME_DIR: this.home, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true, // a group of its own, which end() stops with all that it started
    });
    child.on('error', () => {}); // the wait for it says so
    this.#started.push(child);
    return child;
  }

  /** An X server without a screen. @returns {Promise<string>} the display's name */
  async display() {
    const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
    const server = this.run('Xvfb', args);
    const fd = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    // The pipe stays open: the server ends when it cannot write the rest.
    let said = '';
    fd.on('data', (data) => (said += data));
    const [number] = await soon('Xvfb', () => said.match(/\d+(?=\n)/));
    return `:${number}`;
  }

  end() {
    Workplace.#all.delete(this);
    for (const { pid } of this.#started.reverse()) {
      try {
        if (pid) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended.
      }
    }
    rmSync(this.home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @typedef {object} Start
 * @property {string[][]} programs each the names or paths of one; the first that exists is used
 * @property {string} packages of Debian
 * @property {boolean} touch whether the driver can touch
 * @property {(place: Workplace, ...programs: string[]) => Promise<Connection>} start
 */

/** @type {Record<Engine, Start>} */
const ENGINES = {
  Chromium: {
    programs: [
      ['chromedriver'],
      [process.env.RESCORE_BROWSER ?? 'chromium', 'chromium-browser', 'google-chrome'],
    ],
    packages: 'chromium chromium-driver',
    touch: true,
    async start(place, driver, binary) {
      const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'];
      args.push('--no-first-run', '--disable-background-networking', '--disable-component-update');
      args.push('--disable-sync');
      const url = await driverAt(place, driver);
      return overHttp(url, { 'goog:chromeOptions': { binary, args } });
    },
  },
  Firefox: {
    programs: [[process.env.RESCORE_FIREFOX ?? 'firefox-esr', 'firefox']],
    packages: 'firefox-esr',
    touch: true,
    async start(place, firefox) {
      writeFileSync(join(place.home, 'user.js'), preferences);
      place.run(firefox, ['--headless', '--marionette', '--no-remote', '--profile', place.home]);
      const port = await soon('Firefox', () =>
        Number(readFileSync(join(place.home, 'MarionetteActivePort'), 'utf8')),
      );
      return overMarionette(port);
    },
  },
  WebKit: {
    programs: [
      ['WebKitWebDriver'],
      ['x86_64', 'aarch64'].map(
        (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
      ),
      ['Xvfb'],
    ],
    packages: 'webkit2gtk-driver xvfb',
    touch: false,
    async start(place, driver, binary) {
      const url = await driverAt(place, driver, {
        DISPLAY: await place.display(),
        GDK_BACKEND: 'x11',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        NO_AT_BRIDGE: '1',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:', // or it starts a bus that outlives it
      });
      return overHttp(url, { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } });
    },
  },
};

/** Nothing phones home, touch is on, and Marionette listens at a free port. */
const preferences = Object.entries({
  'marionette.port': 0,
  'dom.w3c_touch_events.enabled': 1,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
})
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
  .join('');

/** Starts a driver that speaks HTTP. @param {Workplace} place @param {string} driver */
async function driverAt(place, driver, env = {}) {
  const port = await freePort();
  place.run(driver, [`--port=${port}`], env);
  const url = `http://127.0.0.1:${port}`;
  await soon(driver, async () => (await fetch(`${url}/status`)).ok);
  return url;
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });

/**
 * Waits until something is there. @template T @param {string} what @param {() => T | Promise<T>} look
 */
async function soon(what, look) {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(50)) {
    try {
      const found = await look();
      if (found) return found;
    } catch {
      // Not yet.
    }
  }
  throw new Error(`${what} does not start.`);
}

/** @param {string[]} names @returns {string | undefined} */
function found(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** All engines, or those that RESCORE_ENGINES names. */
export const wanted = /** @type {Engine[]} */ (
  process.env.RESCORE_ENGINES?.split(',') ?? Object.keys(ENGINES)
);

/** Why an engine cannot be tested here; false if it can. @param {Engine} engine */
export function missing(engine) {
  const { programs, packages } = ENGINES[engine];
  return (
    programs.some((names) => !found(names)) &&
    `${engine} is not on this machine (on Debian: apt-get install ${packages})`
  );
}

export const canTouch = (/** @type {Engine} */ engine) => ENGINES[engine].touch;

/**
 * Starts an engine with a fresh profile.
 * @param {Engine} engine
 * @returns {Promise<Connection & { close: () => Promise<void> }>}
 */
export async function start(engine) {
  const { programs, start: begin } = ENGINES[engine];
  const place = new Workplace();
  try {
    const connection = await begin(
      place,
      ...programs.map((names) => /** @type {string} */ (found(names))),
    );
    return {
      send: connection.send,
      async close() {
        await connection.send('DeleteSession').catch(() => {});
        connection.close();
        place.end();
      },
    };
  } catch (error) {
    place.end();
    throw error;
  }
}
