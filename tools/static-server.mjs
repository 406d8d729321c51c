/**
 * Serves a folder as a good static host does: compressed, with media types, and with long caching
 * of hashed names.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * What some hosts do.
 * @typedef {object} Habits
 * @property {string} [frontPage] path of the page with which a missing file is answered, with 200
 * @property {boolean} [shortens] whether `x.html` is sent to `x`, and `index.html` to its folder
 * @property {(path: string) => Failure | undefined} [fails] how a file does not come
 * @typedef {'missing' | 'page' | 'cut'} Failure there is none, a page in its place, or half of it
 */

/** Compressed once, whichever folder the file is in. @type {Map<string, Buffer>} */
const compressed = new Map();

/**
 * @param {string} folder
 * @param {number} [port] by default a free one
 * @param {Habits} [habits]
 * @returns {Promise<{ url: string, sizeOf: (path: string) => number, close: () => void }>} `sizeOf`
 *   is a file's transfer size in bytes
 */
export async function serve(
  folder,
  port = 0,
  { frontPage = '', shortens = false, fails = () => undefined } = {},
) {
  const body = (/** @type {string} */ file) => {
    const plain = readFileSync(file);
    const key = createHash('sha256').update(plain).digest('hex');
    const made = compressed.get(key) ?? brotliCompressSync(plain);
    compressed.set(key, made);
    return made;
  };
  const fileOf = (/** @type {string} */ path) => {
    const file = join(folder, normalize(decodeURIComponent(path)));
    return existsSync(file) && statSync(file).isDirectory() ? join(file, 'index.html') : file;
  };
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const short = pathname.replace(/(index)?\.html$/, '');
    if (shortens && short !== pathname) {
      response.writeHead(308, { location: short + search }).end();
      return;
    }
    const file = [pathname, shortens ? `${pathname}.html` : '', frontPage]
      .filter(Boolean)
      .map(fileOf)
      .find((one) => one.startsWith(folder) && existsSync(one));
    const failure = fails(pathname);
    if (!file || failure === 'missing') {
      response.writeHead(404).end();
      return;
    }
    const type = failure === 'page' ? '.html' : extname(file);
    const bytes = body(failure === 'page' ? join(folder, frontPage || 'index.html') : file);
    response.writeHead(200, {
      'content-type': TYPES[type] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': bytes.length,
      // Files in assets/ have a new name whenever they change.
      'cache-control': pathname.includes('/assets/')
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
      'x-content-type-options': 'nosniff',
      // For the element on pages of other origins.
      'access-control-allow-origin': '*',
    });
    if (failure !== 'cut') response.end(bytes);
    else response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(undefined)));
  const { port: taken } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${taken}/`,
    sizeOf: (path) => body(fileOf(path)).length,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
