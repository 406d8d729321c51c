/**
 * Made when it is first asked for: Intl's formatters take milliseconds each, and the first screen
 * needs few.
 * @template T
 * @param {() => T} make
 */
export function lazy(make) {
  /** @type {T | undefined} */
  let made;
  return () => (made ??= make());
}
