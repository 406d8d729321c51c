/**
 * A little that the reader keeps, as JSON in this browser's storage. All tabs have the same: what one
 * keeps, the others take over. Where the browser keeps nothing, it lasts as long as the page; and
 * nothing is written before the reader keeps something.
 * @param {string} key
 * @param {(json: unknown) => void} take gets what is kept, now and whenever another tab keeps something
 * @returns {(json: unknown) => void} keeps
 */
export function lasting(key, take) {
  const read = (/** @type {string | null} */ text) => {
    try {
      take(JSON.parse(text ?? '{}'));
    } catch {
      // Another program's text under our key is not ours to mend.
    }
  };
  try {
    const text = localStorage.getItem(key);
    if (text !== null) read(text);
  } catch {
    // Storage can be forbidden.
  }
  addEventListener('storage', (event) => {
    if (event.key === key) read(event.newValue);
  });
  return (json) => {
    try {
      localStorage.setItem(key, JSON.stringify(json));
    } catch {
      // Full or forbidden: it lasts as long as the page.
    }
  };
}
