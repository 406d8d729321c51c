/**
 * The other side of frame/send-height.js: iframes of embed.html grow and shrink with what is in them. Heard
 * are only messages that come out of such an iframe, whatever origin a sandbox leaves it, and a
 * height is all that is taken from them.
 */

/** No frame is higher: the whole explorer with everything open on a narrow screen is half of it. */
const HIGHEST = 200_000;

/** A browser or a host may change these on the way to the same file. */
const CHANGEABLE = /^https?:\/\/(www\.)?/;
/** @param {string} address */
const fixed = (address) => address.replace(CHANGEABLE, '');

/**
 * The folders of a script that follows frames: where it has come from and, where a host has sent the
 * browser there from another address, where the page has it from. Its frames may be written so, too.
 * @param {string} own address of the script
 * @param {Iterable<{ src: string }>} scripts of the page
 */
export function foldersOf(own, scripts) {
  const written = [...scripts]
    .map(({ src }) => src)
    .filter((src) => /\/frame[-\d.]*js([?#]|$)/.test(src));
  // Another company's script may have the same name.
  const came = written.some((src) => fixed(src) === fixed(own));
  return (came ? [own] : [own, ...written]).map((address) => new URL('./', address).href);
}

/**
 * @param {string[]} folders addresses of the folder with embed.html
 * @returns {() => void} stops it
 */
export function followFrames(folders) {
  const ours = (/** @type {Document | ShadowRoot} */ root) =>
    [...root.querySelectorAll('iframe')].filter(({ src }) =>
      folders.some((folder) => fixed(src).startsWith(`${fixed(folder)}embed`)),
    );
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
