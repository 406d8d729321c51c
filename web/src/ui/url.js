/**
 * An address, or nothing where the text is none. (Older browsers lack URL.parse and URL.canParse.)
 * @param {string} text
 * @param {string} [base]
 */
export function urlOf(text, base) {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}
