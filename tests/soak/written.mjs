/**
 * How far memory was ever written, in bytes. A module frees memory without wiping it. So the last
 * byte that is not zero shows the peak use, which the size, in steps of megabytes, does not. The
 * function has no imports, because its text also runs within a page.
 * @param {ArrayBuffer} buffer
 */
export function written(buffer) {
  const words = new Uint32Array(buffer);
  let at = words.length;
  while (at > 0 && words[at - 1] === 0) --at;
  return at * 4;
}
