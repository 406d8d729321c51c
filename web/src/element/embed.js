/**
 * For pages that take a container and a script: makes each `<div data-rescore data-country="AZ">` a
 * `<rescore-index>` with these attributes, those that come later too, and each once, however many of
 * these scripts the page has. What the container holds stays until then; of a `noscript` in it, when
 * that fails. A classic script, so that it knows its own address; it leaves nothing behind.
 */
(() => {
  /** The build puts a version's own name here. */
  const FILE = 'rescore-index.js';
  // Where a page takes it as a module it has to look for itself.
  const { src = location.href } =
    /** @type {HTMLScriptElement | null} */ (document.currentScript) ??
    [...document.scripts].find((one) => /\/embed(-[\d.]+)?\.js([?#]|$)/.test(one.src)) ??
    {};

  /** The containers that are no elements yet. @returns {HTMLElement[]} */
  const waiting = () =>
    [...document.querySelectorAll('[data-rescore]')]
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

  /** @param {HTMLElement} container @param {readonly string[]} names of attributes */
  const upgrade = (container, names) => {
    const element = document.createElement('rescore-index');
    for (const name of names) {
      const value = container.dataset[name];
      if (value !== undefined) element.setAttribute(name, value);
    }
    const held = [...container.childNodes].filter((node) => node.nodeName !== 'NOSCRIPT');
    element.append(...held);
    element.addEventListener('rescore-error', () => element.append(...plain(container)), {
      once: true,
    });
    container.append(element);
  };

  /** @param {string} beside an address */
  const load = (beside) =>
    // eslint-disable-next-line no-unsanitized/method -- a file of ours beside this script
    import(/* @vite-ignore */ new URL(FILE, beside).href);

  /** The element's script, also where the host has sent the browser on to another address. */
  const loaded = load(src).catch(async (fault) => {
    const { ok, url } = await fetch(src);
    if (!ok || url === src) throw fault;
    return load(url);
  });

  // What is in a container that is still being read would stay outside of the element.
  const ready = new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve(null);
    else document.addEventListener('DOMContentLoaded', resolve, { once: true });
  });
  const whole = waiting();
  loaded.then(
    async ({ RescoreIndex: { observedAttributes } }) => {
      const look = (among = waiting()) =>
        among.forEach((container) => upgrade(container, observedAttributes));
      look(waiting().filter((container) => whole.includes(container)));
      await ready;
      look();
      new MutationObserver(() => look()).observe(document, { childList: true, subtree: true });
    },
    async () => {
      await ready;
      waiting().forEach((container) => container.append(...plain(container)));
    },
  );
})();
