/**
 * A little that the reader keeps, as JSON in this browser's storage. All tabs have the same: what
 * one keeps, the others take over. Where the browser keeps nothing, it lasts as long as the page;
 * and nothing is written before the reader keeps something.
 * @typedef {object} LocalEntry
 * @property {() => void} look takes what is kept, if another tab has kept something
 * @property {(json: unknown) => boolean} keep false when it lasts no longer than the page
 */

/**
 * @param {string} key
 * @param {(json: unknown) => void} take gets what is kept, now and whenever another tab keeps
 *   something
 * @param {string} [before] an earlier key: what is kept there moves
 * @returns {LocalEntry}
 */
export function localEntry(key, take, before = key) {
  move(before, key);
  /** What this tab knows to be kept. @type {string | null} */
  let known = null;
  const look = () => {
    try {
      const text = localStorage.getItem(key);
      if (text === known) return;
      known = text;
      take(JSON.parse(text ?? '{}'));
    } catch {
      // Storage can be forbidden, and another program's text under our key is not ours to mend.
    }
  };
  look();
  addEventListener('storage', (event) => {
    if (event.key === key || event.key === null) look();
  });
  // A page that was left and is come back to has heard of nothing in between.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look();
  });
  const keep = (/** @type {unknown} */ json) => {
    try {
      const text = JSON.stringify(json);
      localStorage.setItem(key, text);
      known = text;
      return true;
    } catch {
      return false; // full or forbidden
    }
  };
  return { look, keep };
}

/** What the new key has already stays. @param {string} from @param {string} to */
function move(from, to) {
  if (from === to) return;
  try {
    const text = localStorage.getItem(from);
    if (text === null) return;
    if (localStorage.getItem(to) === null) localStorage.setItem(to, text);
    localStorage.removeItem(from);
  } catch {
    // What is forbidden or full now may be moved the next time.
  }
}
