/**
 * The other side of height.js: iframes of embed.html grow and shrink with what is in them. Heard
 * are only messages that come out of such an iframe, whatever origin a sandbox leaves it, and a
 * height is all that is taken from them.
 */

/** No frame is higher: the whole explorer with everything open on a narrow screen is half of it. */
const HIGHEST = 200_000;

/**
 * @param {string} site the address of the folder with embed.html
 * @returns {() => void} stops it
 */
export function followFrames(site) {
  const ours = (/** @type {Document | ShadowRoot} */ root) =>
    [...root.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${site}embed`));
  const all = () => [...rootsIn(document)].flatMap(ours);
  const heard = (/** @type {MessageEvent} */ { source, data }) => {
    if (!source || data?.type !== 'embed-size') return;
    const { height } = data;
    if (!Number.isInteger(height) || height <= 0 || height > HIGHEST) return;
    const isIt = (/** @type {HTMLIFrameElement} */ frame) => frame.contentWindow === source;
    // Looking into every element of a page is for the few that keep their frames in one.
    const frame = ours(document).find(isIt) ?? all().find(isIt);
    if (frame) frame.style.height = `${height + borders(frame)}px`;
  };
  addEventListener('message', heard);
  // Those that were there first have told theirs to nobody.
  for (const { contentWindow } of all()) contentWindow?.postMessage({ type: 'embed-size' }, '*');
  return () => removeEventListener('message', heard);
}

/**
 * A document and the open shadow roots in it.
 * @param {Document | ShadowRoot} root
 * @returns {Generator<Document | ShadowRoot>}
 */
function* rootsIn(root) {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll('*'))
    if (shadowRoot) yield* rootsIn(shadowRoot);
}

/** What the page puts around the content. @param {HTMLIFrameElement} frame */
function borders(frame) {
  const { boxSizing, paddingTop, paddingBottom } = getComputedStyle(frame);
  if (boxSizing !== 'border-box') return 0;
  return (
    frame.offsetHeight - frame.clientHeight + parseFloat(paddingTop) + parseFloat(paddingBottom)
  );
}
