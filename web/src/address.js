/**
 * The page's address is the link to what it shows (docs/links.md): the fragment holds the scenario,
 * which no server sees.
 * @import { OpenApp } from './app.js'
 */

/**
 * The address that opens what the page shows now.
 * @param {Pick<OpenApp, 'engine' | 'model' | 'index'>} app
 */
export function addressOf({ engine, model, index }) {
  const method = model.method === index.methods[0].id ? '' : model.method;
  const { origin, pathname, search } = location;
  return `${origin}${pathname}${search}#${engine.link(model.code, { method })}`;
}
