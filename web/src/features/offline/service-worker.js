/**
 * Keeps the site's own files on this device, so that it opens without a network. It is a script of
 * its own at the root of the site (tools/site/offline.mjs fills it in). One version is served
 * whole: the front page comes from the files that it was made with, and a newer version waits until
 * the reader asks for it or no page is open.
 *
 * No answer of the host is trusted by its status: many hosts answer a missing file with their front
 * page and 200. Of a version's own files only the exact bytes are kept.
 */

/** Of the files and of this script. */
const VERSION = '%version%';
/**
 * The start of each file's SHA-256 in hex, by path below the site's folder; the empty one is the
 * front page.
 */
const FILES = new Map(
  '%files%'.split(' ').map((entry) => /** @type {[string, string]} */ (entry.split('='))),
);

// What a service worker is given; the types of a page do not know it.
const worker = /** @type {any} */ (self);
/** @type {string} */
const scope = worker.registration.scope;
/** Sites in other folders of the same host have caches of their own. */
const OWN = `rescore ${scope} `;
const CACHE = OWN + VERSION;
/** The entry that says when a version took over; no file has this name. */
const TOOK_OVER = new URL('?took-over', scope);

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
  // A version that was there before stays when it cannot be read again.
  const filledBefore = await caches.has(CACHE);
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      [...FILES.keys()].map(async (path) => cache.put(new URL(path, scope), await exact(path))),
    );
  } catch (fault) {
    if (!filledBefore) await caches.delete(CACHE);
    throw fault;
  }
}

/**
 * A file of this version from the network; rejects when the host sends anything else.
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function exact(path) {
  // A name in assets/ always means the same, unless the browser has stored what a host once sent
  // in its place: then it is read past the browser's own cache. Of the others the host is asked.
  /** @type {RequestCache[]} */
  const ways = path.startsWith('assets/') ? ['default', 'reload'] : ['no-cache'];
  for (const cache of ways) {
    const response = await fetch(new URL(path, scope), { cache });
    const bytes = await response.arrayBuffer();
    // A new one, as a browser opens no page that came by a detour.
    if (response.ok && (await startOfHash(bytes)) === FILES.get(path))
      return new Response(bytes, { headers: response.headers });
  }
  throw new Error(`The host sends another file as ${path}.`);
}

/** As long as those in FILES. @param {ArrayBuffer} bytes */
async function startOfHash(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Keeps this version, the one that it takes over from, which may still be open, and those that came
 * later and wait.
 */
async function tidy() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN));
  const others = await Promise.all(
    names.map(async (name, i) => ({
      name,
      later: i > names.indexOf(CACHE),
      at: await tookOver(name),
    })),
  );
  const before = Math.max(...others.filter(({ name }) => name !== CACHE).map(({ at }) => at));
  await Promise.all(
    others
      .filter(({ name, later, at }) => name !== CACHE && at < before && !(later && at === 0))
      .map(({ name }) => caches.delete(name)),
  );
  await (await caches.open(CACHE)).put(TOOK_OVER, new Response(String(Date.now())));
  await worker.clients.claim();
}

/** When a version took over, in milliseconds; 0 when it never has. @param {string} name */
async function tookOver(name) {
  const entry = await caches.match(TOOK_OVER, { cacheName: name });
  return entry ? Number(await entry.text()) : 0;
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
    .replace(/^index(\.html)?$/, '');
  if (FILES.has(path)) return kept(path, request);
  if (path.startsWith('assets/')) return earlier(request);
  if (path.startsWith('imported/')) return newest(request);
  const page = request.mode === 'navigate' ? pageAt(path) : undefined;
  return page && fetch(request).catch(page);
}

/**
 * A page that is not there under this very address, for the time without a network. Hosts leave out
 * ".html" and "index.html", or add a slash, and browsers remember it; so no address is sent to
 * another that may be sent back.
 * @param {string} path
 * @returns {(() => Response | Promise<Response>) | undefined}
 */
function pageAt(path) {
  const [, name, below] = /^%pages%\/(?!index\b)([\w-]+?)(?:\.html|(\/))?$/.exec(path) ?? [];
  if (name) return () => aboutUnit(idOf(name), below ? '../../' : '../');
  const file = ['.html', 'index.html'].map((end) => path + end).find((name) => FILES.has(name));
  if (file) return () => kept(file, new Request(new URL(file, scope)));
  // Relative addresses hold only below the folder.
  const folder = `${path}/`;
  return FILES.has(folder + 'index.html')
    ? () => Response.redirect(new URL(folder, scope))
    : undefined;
}

/**
 * A file of this version. If the browser has dropped it, or has something else in its place, it
 * comes from the network and is kept again.
 * @param {string} path
 * @param {Request} request
 */
async function kept(path, request) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(new URL(path, scope));
  if (found && fits(path, found)) return found;
  try {
    const file = await exact(path);
    await cache.put(new URL(path, scope), file.clone()).catch(() => {}); // the device may be full
    return file;
  } catch {
    return fetch(request);
  }
}

/** A file that a page of the version before asks for. @param {Request} request */
async function earlier(request) {
  for (const name of (await caches.keys()).filter((other) => other.startsWith(OWN))) {
    const found = await (await caches.open(name)).match(request);
    if (found && fits(request.url, found)) return found;
  }
  return fetch(request);
}

/**
 * Whether it can be that file: a page under the name of a script, a module or data cannot.
 * @param {string} path
 * @param {Response} response
 */
const fits = (path, response) =>
  response.ok &&
  !(/\.(js|css|json|wasm)$/.test(path) && /html/.test(response.headers.get('content-type') ?? ''));

/**
 * Data that the host of the site has brought: as it is now, or as it was last seen. What the host has
 * taken down is forgotten.
 * @param {Request} request
 */
async function newest(request) {
  const cache = await caches.open(CACHE);
  const last = () => cache.match(request);
  try {
    const response = await fetch(request);
    if (response.status === 404 || response.status === 410) {
      await cache.delete(request);
      return response;
    }
    if (!fits(request.url, response)) return (await last()) ?? response;
    await cache.put(request, response.clone());
    return response;
  } catch (fault) {
    const seen = await last();
    if (seen) return seen;
    throw fault;
  }
}

/** The id of a unit, by the name of its page (web/src/data/unit-page.js). @param {string} name */
const idOf = (name) =>
  name
    .replace(/^_(?=index$)/i, '')
    .replace(/_([0-9a-f]{1,6})_/g, (_, sign) => String.fromCodePoint(Number.parseInt(sign, 16)));

/**
 * A unit's page without a network: the front page, about that unit.
 * @param {string} id
 * @param {string} site relative address of the site's folder
 */
async function aboutUnit(id, site) {
  const written = id.replace(/[^A-Za-z0-9-]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  const front = await (await kept('', new Request(scope))).text();
  const html = front
    .replaceAll('="./', `="${site}`)
    .replace(/data-country="[^"]*"/, `data-country="${written}"`)
    // What is read there is another country's.
    .replace(/<main>.*<\/main>/s, '<main></main>');
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } });
}
