/**
 * For pages that take a container and a script: makes each `<div data-rescore data-country="AZ">` a
 * `<rescore-index>` with these attributes, those that come or change later too, and each once,
 * however many of these scripts the page has. What the container holds stays until then; of a
 * `noscript` in it, when that fails. A classic script, so that it knows its own address; it leaves
 * nothing behind.
 */
(() => {
  /** The build puts a version's own name here. */
  const FILE = 'rescore-index.js';
  const MARK = 'data-rescore';

  /**
   * Where the element may lie beside: what a script is marked with (`data-rescore-src`), or its
   * address. Inline, as a module, or in one file with others this script does not know its own, and
   * another company's may be called the same.
   */
  const addresses = () => {
    const own = /** @type {HTMLScriptElement | null} */ (document.currentScript);
    const scripts = [...document.scripts];
    const marked = scripts.filter(({ dataset }) => dataset.rescoreSrc !== undefined);
    const named = scripts.filter(({ src }) => /\/embed(-[\d.]+)?\.js([?#]|$)/.test(src));
    const found = [own, ...marked, ...(own?.src ? [] : named)].flatMap(
      (script) => script?.dataset.rescoreSrc || script?.src || [],
    );
    return found.length > 0 ? [...new Set(found)] : [location.href];
  };

  /** The containers that are no elements yet. @returns {HTMLElement[]} */
  const waiting = () =>
    [...document.querySelectorAll(`[${MARK}]`)]
      .filter((one) => one instanceof HTMLElement)
      .filter((one) => !one.querySelector('rescore-index'));

  /** What is shown without a script; the next one finds it no more. @param {Element} container */
  const plain = (container) => {
    const noscript = container.querySelector('noscript');
    try {
      const text = noscript?.textContent ?? '';
      noscript?.remove();
      return [...new DOMParser().parseFromString(text, 'text/html').body.childNodes].map((node) =>
        document.importNode(node, true),
      );
    } catch {
      return []; // the page's policy takes no markup from text
    }
  };

  /**
   * @param {HTMLElement} container
   * @param {Element} element
   * @param {readonly string[]} names of attributes
   */
  const copy = (container, element, names) => {
    for (const name of names) {
      const value = container.dataset[name];
      if (value === undefined) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
  };

  /** @param {HTMLElement} container @param {readonly string[]} names of attributes */
  const upgrade = (container, names) => {
    const element = document.createElement('rescore-index');
    copy(container, element, names);
    const held = [...container.childNodes].filter((node) => node.nodeName !== 'NOSCRIPT');
    element.append(...held);
    element.addEventListener('rescore-error', () => element.append(...plain(container)), {
      once: true,
    });
    container.append(element);
  };

  /** A framework uses a container again, for another article. @param {MutationRecord} record */
  const follow = ({ target, attributeName }) => {
    const container = /** @type {HTMLElement} */ (target);
    const element = attributeName && container.querySelector(':scope > rescore-index');
    if (!element) return;
    const isOurs = container.dataset.rescore !== undefined;
    if (isOurs && attributeName !== MARK) copy(container, element, [attributeName.slice(5)]);
    if (!isOurs && attributeName === MARK) element.replaceWith(...element.childNodes);
  };

  /**
   * The attributes that the element beside an address knows.
   * @param {string} beside
   * @returns {Promise<readonly string[]>}
   */
  const load = async (beside) => {
    // eslint-disable-next-line no-unsanitized/method -- a file of ours beside this script
    const { RescoreIndex } = await import(/* @vite-ignore */ new URL(FILE, beside).href);
    return RescoreIndex.observedAttributes;
  };

  /**
   * The same once more. In place of the files that the element starts with the browser may have stored
   * a wrong answer, so they are fetched past its cache. Firefox and WebKit keep a script that failed
   * while the page is open; there the next visit finds them.
   * @param {string} beside
   */
  const loadAnew = async (beside) => {
    const anew = /** @type {const} */ ({ cache: 'reload' });
    const url = new URL(FILE, beside).href;
    const answer = await fetch(url, anew);
    if (!answer.ok) throw new Error(`${url} is not there.`);
    const code = await answer.text();
    const parts = [...code.matchAll(/\b(?:from|import)\s*["'`](\.\/[^"'`]+)/g)];
    await Promise.all(parts.map(([, part]) => fetch(new URL(part, url).href, anew)));
    return load(beside);
  };

  /** The same, also where the host has sent the browser on to another address. @param {string} src */
  const loadFrom = async (src) => {
    try {
      return await load(src);
    } catch (fault) {
      const { ok, url } = await fetch(src);
      if (!ok) throw fault;
      return url === src ? loadAnew(src) : load(url);
    }
  };

  /**
   * From the first address that has it.
   * @param {string[]} addresses
   * @returns {Promise<readonly string[]>}
   */
  const loadFirst = async ([src, ...more]) => {
    try {
      return await loadFrom(new URL(src, document.baseURI).href);
    } catch (fault) {
      if (more.length === 0) throw fault;
      return loadFirst(more);
    }
  };

  // What is in a container that is still being read would stay outside of the element.
  const ready = new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve(null);
    else document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
  const whole = waiting();
  loadFirst(addresses()).then(
    async (names) => {
      const look = (among = waiting()) => among.forEach((container) => upgrade(container, names));
      look(waiting().filter((container) => whole.includes(container)));
      new MutationObserver((records) => {
        records.forEach(follow);
        if (document.readyState !== 'loading') look();
      }).observe(document, {
        childList: true,
        subtree: true,
        attributeFilter: [MARK, ...names.map((name) => `data-${name}`)],
      });
      await ready;
      look();
    },
    async () => {
      await ready;
      waiting().forEach((container) => container.append(...plain(container)));
    },
  );
})();
