/**
 * For pages that take a container and a script: makes each `<div data-rescore data-country="AZ">` a
 * `<rescore-index>` with these attributes. What the container holds stays until then; of a
 * `noscript` in it, when that fails. A classic script, so that it knows its own address; it leaves
 * nothing behind.
 */
(() => {
  /** The build puts a version's own name here. */
  const FILE = 'rescore-index.js';
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);

  /** @param {Element} container @returns {Node[]} */
  const plain = (container) => {
    try {
      const text = container.querySelector('noscript')?.textContent ?? '';
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

  /** @type {HTMLElement[]} */
  const containers = [...document.querySelectorAll('[data-rescore]')]
    .filter((one) => one instanceof HTMLElement)
    .filter((one) => !one.querySelector('rescore-index'));
  // eslint-disable-next-line no-unsanitized/method -- a file of ours beside this script
  import(/* @vite-ignore */ new URL(FILE, script?.src ?? location.href).href).then(
    ({ RescoreIndex: { observedAttributes } }) =>
      containers.forEach((container) => upgrade(container, observedAttributes)),
    () => containers.forEach((container) => container.append(...plain(container))),
  );
})();
