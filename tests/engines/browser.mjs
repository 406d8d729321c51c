/** What a reader does in a browser, and what a story sees of the page. */
import { setTimeout as pause } from 'node:timers/promises';

import { start } from './engines.mjs';

/** A reference to an element, as WebDriver writes it. @typedef {Record<string, string>} Reference */

const PATIENCE = 20_000;
const KEYS = /** @type {Record<string, string>} */ ({
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  ArrowUp: '\uE013',
  ArrowDown: '\uE015',
});

/** A browser with a fresh profile and one window. */
export class Browser {
  #connection;

  /** @param {Awaited<ReturnType<typeof start>>} connection */
  constructor(connection) {
    this.#connection = connection;
  }

  /** @param {Parameters<typeof start>} how */
  static async start(...how) {
    const browser = new Browser(await start(...how));
    await browser.send('SetTimeouts', { script: 30_000, pageLoad: 30_000 });
    await browser.send('SetWindowRect', { x: 0, y: 0, width: 1280, height: 900 });
    return browser;
  }

  /** @type {import('./commands.mjs').Send} */
  send(command, parameters) {
    return this.#connection.send(command, parameters);
  }

  /** Where a screen reader would find it. */
  get bus() {
    return this.#connection.bus;
  }

  close() {
    return this.#connection.close();
  }

  /**
   * Loads an address; from then on, errors of the page are kept for faults().
   * @param {string} url
   */
  async open(url) {
    await this.send('Navigate', { url });
    await this.#watch();
  }

  async reload() {
    await this.send('Refresh');
    await this.#watch();
  }

  #watch() {
    return this.read(() => {
      const faults = /** @type {string[]} */ ([]);
      Object.assign(window, { faults });
      // A size that is observed in the next frame is no fault.
      const meant = /^$|^ResizeObserver loop/;
      addEventListener('error', ({ message }) => meant.test(message ?? '') || faults.push(message));
      addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)));
      document.addEventListener('securitypolicyviolation', (event) =>
        faults.push(`policy: ${event.violatedDirective} ${event.blockedURI}`),
      );
    });
  }

  /** The page's errors since it was opened. @returns {Promise<string[]>} */
  faults() {
    return this.read(() => /** @type {any} */ (window).faults ?? []);
  }

  /**
   * What a function returns in the page; it may be async.
   * @template T @template {unknown[]} A
   * @param {(...args: A) => T} body @param {A} args
   * @returns {Promise<Awaited<T>>}
   */
  async read(body, ...args) {
    const script =
      `const args = [...arguments], done = args.pop();` +
      `(async () => (${body})(...args))()` +
      `.then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.send('ExecuteAsyncScript', { script, args });
    if (error) throw new Error(error);
    return value;
  }

  /**
   * Waits until a function returns something true in the page.
   * @template T @template {unknown[]} A
   * @param {(...args: A) => T} body @param {A} args
   */
  async until(body, ...args) {
    for (const end = Date.now() + PATIENCE; ; await pause(100)) {
      const value = await this.read(body, ...args);
      if (value) return value;
      if (Date.now() > end)
        throw new Error(`Not in ${PATIENCE} ms: ${body} with ${JSON.stringify(args)}`);
    }
  }

  /** Waits for a text in a part of the page. @param {string} selector @param {string} text */
  async says(selector, text) {
    for (const end = Date.now() + PATIENCE; ; await pause(100)) {
      const found = await this.text(selector);
      if (found?.includes(text)) return;
      if (Date.now() > end) throw new Error(`${selector} says "${found}", not "${text}".`);
    }
  }

  /** The text of a part of the page; null if it is not there. @param {string} selector */
  text(selector) {
    return this.read((list) => {
      /** @type {Element | null | undefined} */
      let found;
      for (const s of list) found = (found?.shadowRoot ?? document).querySelector(s);
      return found?.textContent?.replace(/[ \n\t]+/g, ' ').trim() ?? null;
    }, selector.split(' >>> '));
  }

  /**
   * The first shown element that matches and, if given, has this text. "a >>> b" is b in the shadow
   * tree of a.
   * @param {string} selector @param {string} [text] @returns {Promise<Reference>}
   */
  element(selector, text) {
    return /** @type {any} */ (
      this.until(
        (list, t) => {
          /** @type {ParentNode | null | undefined} */
          let root = document;
          for (const host of list.slice(0, -1)) root = root?.querySelector(host)?.shadowRoot;
          return [...(root?.querySelectorAll(list.at(-1) ?? '') ?? [])].find(
            (e) => e.checkVisibility() && (t === null || e.textContent?.trim() === t),
          );
        },
        selector.split(' >>> '),
        text ?? null,
      )
    );
  }

  /**
   * An element in the middle of the window, where neither the bar nor the head covers it.
   * @param {string} selector @param {string} [text]
   */
  async #inSight(selector, text) {
    const element = await this.element(selector, text);
    await this.read(async (shown) => {
      /** @type {any} */ (shown).scrollIntoView({ block: 'center', behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, element);
    return element;
  }

  /** Presses with the mouse. @param {string} selector @param {string} [text] */
  async click(selector, text) {
    const [id] = Object.values(await this.#inSight(selector, text));
    await this.send('ElementClick', { id });
  }

  /** Presses with a finger. @param {string} selector @param {string} [text] */
  async tap(selector, text) {
    const origin = await this.#inSight(selector, text);
    const actions = [
      { type: 'pointerMove', origin, x: 0, y: 0 },
      { type: 'pointerDown', button: 0 },
      { type: 'pause', duration: 30 },
      { type: 'pointerUp', button: 0 },
    ];
    const finger = { type: 'pointer', id: 'finger', parameters: { pointerType: 'touch' }, actions };
    await this.send('PerformActions', { actions: [finger] });
    await this.send('ReleaseActions');
  }

  /** Presses keys, one after another: "Tab", "Control+z". @param {string[]} presses */
  async keys(...presses) {
    const actions = presses.flatMap((press) => {
      const held = press.split('+').map((key) => KEYS[key] ?? key);
      return [
        ...held.map((value) => ({ type: 'keyDown', value })),
        ...held.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
    });
    await this.send('PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
    await this.send('ReleaseActions');
  }

  /** The name that a screen reader gets. @param {string} selector @returns {Promise<string>} */
  async name(selector) {
    const [id] = Object.values(await this.element(selector));
    return this.send('GetComputedLabel', { id });
  }

  /** Types text, or chooses files, one a line. @param {string} selector @param {string} text */
  async type(selector, text) {
    const [id] = Object.values(await this.element(selector));
    await this.send('ElementSendKeys', { id, text });
  }

  /** Goes into the first frame that matches; without a selector, back to the page around it. */
  async enterFrame(/** @type {string | undefined} */ selector) {
    await this.send('SwitchToFrame', { id: selector ? await this.#inSight(selector) : null });
  }
}

/**
 * Opens the page and waits until all of it is there.
 * @param {Browser} browser @param {string} url
 */
export async function openPage(browser, url) {
  await browser.open(url);
  await browser.until(
    () =>
      document.querySelectorAll('fieldset.answer').length === 99 &&
      document.querySelector('.bar') &&
      document.querySelector('section.method'),
  );
}
