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

/** @typedef {Record<string, string>} Bus variables of the environment */

/** What a screen reader asks, and the binding that our script asks it with, in Debian's packages. */
const LISTENER = '/usr/libexec/at-spi-bus-launcher';
const BINDING = '/usr/lib/python3/dist-packages/pyatspi/__init__.py';

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

  /** Where a screen reader would find what is started here; empty if it cannot. @type {Bus} */
  bus = {};

  /**
   * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env]
   */
  run(program, args, env = {}) {
    const child = spawn(program, args, {
      cwd: this.home,
      env: { ...process.env, HOME: this.home, XDG_RUNTIME_DIR: this.home, ...this.bus, ...env },
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      detached: true, // a group of its own, which end() stops with all that it started
    });
    child.on('error', () => {}); // the wait for it says so
    this.#started.push(child);
    return child;
  }

  /**
   * Starts a server that says in a line at which place it can be reached.
   * @param {string} program @param {string[]} args it writes to descriptor 3
   * @returns {Promise<string>}
   */
  async #server(program, args) {
    const server = this.run(program, args);
    const fd = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    // The pipe stays open: the server ends when it cannot write the rest.
    let said = '';
    fd.on('data', (data) => (said += data));
    return soon(program, () => said.match(/^.+(?=\n)/)?.[0]);
  }

  /** An X server without a screen. @returns {Promise<string>} the display's name */
  async display() {
    const args = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
    return `:${await this.#server('Xvfb', args)}`;
  }

  /** Starts what a screen reader asks (AT-SPI); browsers that start later tell it of their pages. */
  async listen() {
    this.bus = {
      DISPLAY: await this.display(),
      GNOME_ACCESSIBILITY: '1',
      DBUS_SESSION_BUS_ADDRESS: await this.#server('dbus-daemon', [
        '--session',
        '--nofork',
        '--print-address=3',
      ]),
    };
    this.run(LISTENER, ['--launch-immediately']);
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
      // Without a window it tells screen readers nothing.
      const window = place.bus.DISPLAY ? [] : ['--headless'];
      place.run(firefox, [...window, '--marionette', '--no-remote', '--profile', place.home]);
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
      const silent = {
        NO_AT_BRIDGE: '1',
        DBUS_SESSION_BUS_ADDRESS: 'disabled:', // or it starts a bus that outlives it
      };
      const url = await driverAt(place, driver, {
        DISPLAY: place.bus.DISPLAY ?? (await place.display()),
        GDK_BACKEND: 'x11',
        LIBGL_ALWAYS_SOFTWARE: '1',
        WEBKIT_DISABLE_DMABUF_RENDERER: '1',
        ...(place.bus.DISPLAY ? {} : silent),
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

/** @param {string[]} names @param {number} [access] @returns {string | undefined} */
function found(names, access = constants.X_OK) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names
    .flatMap((name) => (name.includes('/') ? [name] : folders.map((folder) => join(folder, name))))
    .find((path) => {
      try {
        accessSync(path, access);
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

/** Why no screen reader can be asked for here; false if it can. */
export const cannotHear = () =>
  [[LISTENER], [BINDING], ['dbus-daemon'], ['Xvfb']].some(
    (names) => !found(names, constants.R_OK),
  ) &&
  'AT-SPI is not on this machine (on Debian: apt-get install at-spi2-core python3-pyatspi xvfb)';

/**
 * Starts an engine with a fresh profile.
 * @param {Engine} engine
 * @param {{ heard?: boolean }} [how] `heard`: whether a screen reader could hear it
 * @returns {Promise<Connection & { bus: Bus, close: () => Promise<void> }>}
 */
export async function start(engine, { heard = false } = {}) {
  const { programs, start: begin } = ENGINES[engine];
  const place = new Workplace();
  try {
    if (heard) await place.listen();
    const connection = await begin(
      place,
      ...programs.map((names) => /** @type {string} */ (found(names))),
    );
    return {
      send: connection.send,
      bus: place.bus,
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
