/** The servers that the stories need, on this machine only. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../cli/support.mjs';

/** The built site. @param {number} [port] */
export const site = (port) => serve(join(root, 'dist'), port);

/**
 * A page of another origin with a card, under the strictest policy that allows what the card needs.
 * @param {string} origin of the card's script
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function strictArticle(origin) {
  const loader =
    "const s=document.createElement('script');s.type='module';" +
    `s.src='${origin}rescore-index.js';document.head.append(s);`;
  const policy =
    `default-src 'none'; script-src '${hash(loader)}' 'strict-dynamic' 'wasm-unsafe-eval'; ` +
    `connect-src ${origin}; worker-src blob: ${origin}; img-src data:; base-uri 'none'`;
  const body =
    '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">' +
    '<title>An article</title><main><h1>An article</h1>' +
    '<rescore-index country="AZ" indicators="media-03"><p>Without the card</p></rescore-index>' +
    `</main><script>${loader}</script></html>`;
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** @param {string} text */
const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
