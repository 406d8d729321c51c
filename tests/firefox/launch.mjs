#!/usr/bin/env node
/**
 * Starts the Firefox that RESCORE_FIREFOX_PROGRAM names, for Playwright, and relays messages
 * between the two. Of the commands that Playwright sends to every new window, an ESR lacks one, for
 * light and dark. The relay answers it; everything else passes through.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import bundle from 'playwright-core/lib/utilsBundle';

const { ws: Socket, wsServer: Server } = bundle;
const UNKNOWN = 'emulation.setMediaFeaturesOverride';

const firefox = spawn(process.env.RESCORE_FIREFOX_PROGRAM ?? 'firefox', process.argv.slice(2), {
  stdio: ['inherit', 'inherit', 'pipe'],
});
firefox.on('exit', (code) => process.exit(code ?? 1));
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
  process.on(signal, () => firefox.kill(signal));

createInterface({ input: firefox.stderr }).on('line', (line) => {
  const address = /WebDriver BiDi listening on (ws:\/\/\S+)$/.exec(line)?.[1];
  if (!address) return process.stderr.write(`${line}\n`);
  const server = new Server({ host: '127.0.0.1', port: 0, maxPayload: 2 ** 28 });
  server.on('listening', () =>
    process.stderr.write(`WebDriver BiDi listening on ws://127.0.0.1:${server.address().port}\n`),
  );
  server.on('connection', (/** @type {any} */ playwright, /** @type {any} */ request) =>
    between(playwright, `${address}${request.url}`),
  );
});

/** @param {any} playwright @param {string} address */
function between(playwright, address) {
  const browser = new Socket(address, { maxPayload: 2 ** 28 });
  /** Messages from before the other side is connected. @type {string[]} */
  const early = [];
  browser.on('open', () => early.splice(0).forEach((text) => browser.send(text)));
  playwright.on('message', (/** @type {Buffer} */ data) => {
    const text = String(data);
    const { id, method } = JSON.parse(text);
    if (method === UNKNOWN) playwright.send(JSON.stringify({ type: 'success', id, result: {} }));
    else if (browser.readyState === Socket.OPEN) browser.send(text);
    else early.push(text);
  });
  browser.on('message', (/** @type {Buffer} */ data) => playwright.send(String(data)));
  playwright.on('close', () => browser.close());
  browser.on('close', () => playwright.close());
}
