/** The servers that the stories need, on this machine only. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';

import { serve } from '../../tools/static-server.mjs';
import { root } from '../cli/support.mjs';

const dist = join(root, 'dist');

/** The built site. @param {number} [port] */
export const site = (port) => serve(dist, port);

/**
 * The built site, of which the files in `lost` do not come: a file's name without its hash, and how
 * it fails. A test can change them at any time; `refused` are those that were asked for.
 * @param {Record<string, import('../../tools/static-server.mjs').Failure>} lost
 */
export async function failingSite(lost) {
  const files = readdirSync(join(dist, 'assets'));
  const refused = /** @type {Set<string>} */ (new Set());
  const fails = (/** @type {string} */ path) => {
    for (const name of Object.keys(lost))
      assert.ok(
        files.some((file) => stemOf(file) === name),
        `There is no ${name}.`,
      );
    const name = stemOf(basename(path));
    if (lost[name]) refused.add(name);
    return lost[name];
  };
  return { ...(await serve(dist, 0, { fails })), lost, refused };
}

/** A file's name without its hash. @param {string} name */
const stemOf = (name) => name.replace(/-[\w-]{8}(?=\.\w+$)/, '');

/**
 * A page of another origin with a card, under the strictest policy that allows what the card needs.
 * @param {string} origin of the card's script
 */
export async function strictArticle(origin) {
  const loader =
    "const s=document.createElement('script');s.type='module';" +
    `s.src='${origin}rescore-index.js';document.head.append(s);`;
  const policy =
    `default-src 'none'; script-src '${hash(loader)}' 'strict-dynamic' 'wasm-unsafe-eval'; ` +
    `connect-src ${origin}; worker-src blob: ${origin}; img-src data:; base-uri 'none'`;
  return article(
    '<rescore-index country="AZ" indicators="media-03"><p>Without the card</p></rescore-index>' +
      `<script>${loader}</script>`,
    policy,
  );
}

/**
 * A page of another origin.
 * @param {string} content
 * @param {string} [policy]
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function article(content, policy) {
  const body =
    '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,">' +
    `<title>An article</title><main><h1>An article</h1>${content}</main></html>`;
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      ...(policy ? { 'content-security-policy': policy } : {}),
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
