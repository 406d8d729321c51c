/** How long a part of the page may take to come, in milliseconds; a slow phone needs a second or two. */
const PATIENCE = 10_000;

/** How often a part was asked for by another address. */
let attempts = 0;

/**
 * A part of the page that is loaded when it is needed. Some browsers keep a script that could not be
 * loaded as failed for as long as the page is open, so it is asked for once more by another address;
 * and no server keeps the reader waiting for ever.
 * @template T
 * @param {() => Promise<T>} load an import()
 * @param {number} [patience] milliseconds for each of the two attempts
 * @returns {Promise<T>} rejects when neither brings it; the next call tries both again
 */
export async function loadPart(load, patience = PATIENCE) {
  try {
    return await inTime(load(), patience);
  } catch (fault) {
    const address = addressIn(fault);
    if (!address) throw fault;
    const again = `${address}?again=${++attempts}`;
    // The address is the browser's own word, and the page's policy says where scripts may be from.
    // eslint-disable-next-line no-unsanitized/method
    return inTime(/** @type {Promise<T>} */ (import(/* @vite-ignore */ again)), patience);
  }
}

/** The address of the script, which browsers name in their message. @param {unknown} fault */
const addressIn = (fault) => /https?:\/\/\S+?\.js(?=$|[\s?'"])/.exec(String(fault))?.[0];

/**
 * @template T @param {Promise<T>} coming @param {number} patience
 * @returns {Promise<T>} rejects if it has not come in time
 */
function inTime(coming, patience) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('The script has not come.')), patience);
  });
  return /** @type {Promise<T>} */ (Promise.race([coming, late])).finally(() =>
    clearTimeout(timer),
  );
}
