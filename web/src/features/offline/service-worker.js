/**
 * Keeps the site's own files on this device, so that it opens without a network. It is a script of
 * its own at the root of the site (tools/site/offline.mjs fills it in). One version is served
 * whole: the front page comes from the files that it was made with, and a newer version waits until
 * the reader asks for it or no page is open.
 */

const VERSION = '%version%';
/** Paths below the site's folder; the empty one is the front page. */
const FILES = '%files%'.split(' ');

// What a service worker is given; the types of a page do not know it.
const worker = /** @type {any} */ (self);
/** @type {string} */
const scope = worker.registration.scope;
/** Sites in other folders of the same host have caches of their own. */
const OWN = `rescore ${scope} `;
const CACHE = OWN + VERSION;

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(fill()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(tidy()));
worker.addEventListener(
  'message',
  (/** @type {MessageEvent} */ { data }) => data === 'take over' && worker.skipWaiting(),
);
worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const answer = answerTo(event.request);
  if (answer) event.respondWith(answer);
});

/** All files, or none. */
async function fill() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      FILES.map(async (file) => {
        // A name in assets/ always means the same; of the others the host is asked.
        const response = await fetch(new URL(file, scope), {
          cache: file.startsWith('assets/') ? 'default' : 'no-cache',
        });
        if (!response.ok) throw new Error(`${file}: ${response.status}`);
        // A new one, as a browser opens no page that came by a detour.
        await cache.put(
          new URL(file, scope),
          new Response(response.body, { headers: response.headers }),
        );
      }),
    );
  } catch (fault) {
    await caches.delete(CACHE);
    throw fault;
  }
}

/** Keeps this version and the one before, which may still be open. */
async function tidy() {
  const own = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);
  await Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * @param {Request} request
 * @returns {Promise<Response> | undefined} nothing where it is not ours to answer
 */
function answerTo(request) {
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return undefined;
  const path = request.url
    .slice(scope.length)
    .replace(/[?#].*/s, '')
    .replace(/^index\.html$/, '');
  if (FILES.includes(path)) return kept(path, request);
  if (path.startsWith('assets/')) return earlier(request);
  if (path.startsWith('imported/')) return newest(request);
  const [, code] = /^countries\/([A-Z]{2})\.html$/.exec(path) ?? [];
  return code && request.mode === 'navigate' ? fetch(request).catch(() => pageOf(code)) : undefined;
}

/**
 * A file of this version; from the network where the browser has dropped it.
 * @param {string} path
 * @param {Request} request
 */
async function kept(path, request) {
  return (await (await caches.open(CACHE)).match(new URL(path, scope))) ?? fetch(request);
}

/** A file that a page of the version before asks for. @param {Request} request */
async function earlier(request) {
  for (const name of (await caches.keys()).filter((other) => other.startsWith(OWN))) {
    const found = await (await caches.open(name)).match(request);
    if (found) return found;
  }
  return fetch(request);
}

/**
 * Data that the host of the site has brought: as it is now, or as it was last seen.
 * @param {Request} request
 */
async function newest(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put(request, response.clone());
    return response;
  } catch (fault) {
    const last = await cache.match(request);
    if (last) return last;
    throw fault;
  }
}

/** A country's page without a network: the front page, about that country. @param {string} code */
async function pageOf(code) {
  const front = await (await kept('', new Request(scope))).text();
  const html = front
    .replaceAll('="./', '="../')
    .replace(/data-country="\w*"/, `data-country="${code}"`)
    // What is read there is another country's.
    .replace(/<main>.*<\/main>/s, '<main></main>');
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
