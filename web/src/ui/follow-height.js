/**
 * The other side of height.js: iframes of embed.html grow and shrink with what is in them. Heard
 * are only messages that come out of such an iframe, whatever origin a sandbox leaves it, and a
 * height is all that is taken from them.
 */

/** No frame is higher: the whole explorer with everything open on a narrow screen is half of it. */
const HIGHEST = 200_000;

/**
 * @param {string} site the address of the folder with embed.html
 * @param {Document} document
 * @returns {() => void} stops it
 */
export function followFrames(site, document) {
  const ours = () =>
    [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(`${site}embed`));
  const window = /** @type {Window} */ (document.defaultView);
  const heard = (/** @type {MessageEvent} */ { source, data }) => {
    if (!source || data?.type !== 'embed-size') return;
    const { height } = data;
    if (!Number.isInteger(height) || height <= 0 || height > HIGHEST) return;
    const frame = ours().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${height + borders(frame)}px`;
  };
  window.addEventListener('message', heard);
  // Those that were there first have told theirs to nobody.
  for (const { contentWindow } of ours()) contentWindow?.postMessage({ type: 'embed-size' }, '*');
  return () => window.removeEventListener('message', heard);
}

/** What the page puts around the content. @param {HTMLIFrameElement} frame */
function borders(frame) {
  const { boxSizing, paddingTop, paddingBottom } = getComputedStyle(frame);
  if (boxSizing !== 'border-box') return 0;
  return (
    frame.offsetHeight - frame.clientHeight + parseFloat(paddingTop) + parseFloat(paddingBottom)
  );
}
