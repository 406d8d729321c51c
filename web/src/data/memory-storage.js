/**
 * In place of the device: within another page nothing is written where that page could read it, and
 * what the reader loads lasts as long as the page.
 * @returns {import('./storage.js').ReaderStorage}
 */
export function memoryStorage() {
  /** @type {Map<string, import('./storage.js').Stored>} */
  const all = new Map();
  return {
    kept: async () => [...all.values()],
    keep: async (stored) => all.set(stored.edition, stored).size > 0,
    forget: async (edition) => void all.delete(edition),
    localEntry: () => ({ look() {}, keep: () => true }),
    forgets: true,
  };
}
