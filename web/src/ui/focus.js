/**
 * Whether nothing has the focus because what had it is gone; then it may be brought back. Another
 * page's focus, outside of an element of ours, is never taken away.
 * @param {Element | undefined} place
 */
export function focusIsLost(place) {
  const root = place?.getRootNode();
  const within = root instanceof ShadowRoot && root.activeElement;
  return !within && document.activeElement === document.body;
}
