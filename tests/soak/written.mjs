/**
 * How far memory was ever written, in bytes. A module frees what it used, but does not wipe it; so
 * the last byte that is not zero tells the most that was needed, which the size, in steps of
 * megabytes, does not. Stands by itself, as its text is also run within a page.
 * @param {ArrayBuffer} buffer
 */
export function written(buffer) {
  const words = new Uint32Array(buffer);
  let at = words.length;
  while (at > 0 && words[at - 1] === 0) --at;
  return at * 4;
}
