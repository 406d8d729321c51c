/**
 * One message out of the pieces that its source lines hold. Joined by `+`, it would be any text to
 * the type checker, which reads the placeholders out of it.
 * @template {readonly string[]} P
 * @param {P} pieces
 */
export const joined = (...pieces) =>
  /** @type {import('../message.d.ts').Joined<P>} */ (pieces.join(''));
