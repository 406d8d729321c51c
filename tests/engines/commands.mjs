/**
 * The commands of W3C WebDriver that the stories use, over two transports: HTTP, which the drivers
 * of Chromium and WebKit speak, and Marionette, which is built into every Firefox. Every command
 * ends within LIMIT, whatever the browser does.
 */
import { connect } from 'node:net';

/** @typedef {(command: keyof typeof COMMANDS, parameters?: any) => Promise<any>} Send */
/** @typedef {{ send: Send, close: () => void }} Connection */

const LIMIT = 40_000;

/** Method and path; {x} is a parameter. Marionette knows the same names. */
const COMMANDS = {
  Navigate: ['POST', 'url'],
  Refresh: ['POST', 'refresh'],
  SetWindowRect: ['POST', 'window/rect'],
  SetTimeouts: ['POST', 'timeouts'],
  SwitchToFrame: ['POST', 'frame'],
  ElementClick: ['POST', 'element/{id}/click'],
  ElementSendKeys: ['POST', 'element/{id}/value'],
  ExecuteAsyncScript: ['POST', 'execute/async'],
  PerformActions: ['POST', 'actions'],
  ReleaseActions: ['DELETE', 'actions'],
  GetComputedLabel: ['GET', 'element/{id}/computedlabel'],
  DeleteSession: ['DELETE', ''],
};

/**
 * Opens a session at a driver.
 * @param {string} url of the driver
 * @param {object} capabilities
 * @returns {Promise<Connection>}
 */
export async function overHttp(url, capabilities) {
  const ask = async (/** @type {string} */ method, /** @type {string} */ path, body = {}) => {
    const response = await fetch(`${url}/session${path}`, {
      method,
      signal: AbortSignal.timeout(LIMIT),
      ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
    }).catch((error) => {
      throw new Error(`${path || 'new session'}: ${error.message}`);
    });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const { sessionId } = await ask('POST', '', { capabilities: { alwaysMatch: capabilities } });
  return {
    send: (command, parameters = {}) => {
      const [method, path] = COMMANDS[command];
      const filled = path.replace('{id}', parameters.id);
      return ask(method, `/${sessionId}${path && '/'}${filled}`, parameters);
    },
    close: () => {},
  };
}

/**
 * Opens a session in Firefox. A message is its length, a colon, and [0, number, name, parameters];
 * the reply is [1, number, error, result].
 * @param {number} port
 * @returns {Promise<Connection>}
 */
export async function overMarionette(port) {
  const socket = connect(port, '127.0.0.1');
  /** @type {Map<number, { resolve: (value: any) => void, reject: (reason: Error) => void }>} */
  const waiting = new Map();
  const failAll = (/** @type {Error} */ error) =>
    waiting.forEach(({ reject }) => reject(new Error(`Firefox went away: ${error.message}`)));
  socket.on('error', failAll);
  socket.on('close', () => failAll(new Error('closed')));
  let rest = Buffer.alloc(0);
  socket.on('data', (data) => {
    rest = Buffer.concat([rest, data]);
    for (let colon = rest.indexOf(':'); colon >= 0; colon = rest.indexOf(':')) {
      const end = colon + 1 + Number(rest.subarray(0, colon));
      if (rest.length < end) return;
      const message = JSON.parse(String(rest.subarray(colon + 1, end)));
      rest = rest.subarray(end);
      if (!Array.isArray(message)) continue; // the greeting
      const [, number, error, result] = message;
      if (error) waiting.get(number)?.reject(new Error(`${error.error}: ${error.message}`));
      else waiting.get(number)?.resolve(result);
    }
  });
  let number = 0;
  const ask = (/** @type {string} */ name, parameters = {}) => {
    const own = ++number;
    const message = JSON.stringify([0, own, `WebDriver:${name}`, parameters]);
    const timer = setTimeout(
      () => waiting.get(own)?.reject(new Error(`${name}: no answer in ${LIMIT} ms`)),
      LIMIT,
    );
    return new Promise((resolve, reject) => {
      waiting.set(own, { resolve, reject });
      socket.write(`${Buffer.byteLength(message)}:${message}`);
    }).finally(() => {
      clearTimeout(timer);
      waiting.delete(own);
    });
  };
  await ask('NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } });
  return {
    send: async (command, { id, ...parameters } = {}) => {
      // A frame is an element here; elsewhere "id" is one.
      const named = id && command === 'SwitchToFrame' ? { element: Object.values(id)[0] } : { id };
      const result = await ask(command, { ...parameters, ...named });
      return result && 'value' in result ? result.value : result;
    },
    close: () => socket.destroy(),
  };
}
