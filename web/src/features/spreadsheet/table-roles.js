import { bare } from './table-text.js';

/**
 * Which of several tables holds what.
 * @typedef {'data' | 'meta' | 'published' | 'about'} Role
 */

/** @type {Role[]} */
export const ROLES = ['data', 'meta', 'published', 'about'];

/** What files and sheets are called, beside the roles themselves. @type {Record<string, Role>} */
const NAMES = { idata: 'data', imeta: 'meta', indicators: 'meta', results: 'published' };

/**
 * The role of each table: by its name, or else by its columns. Each role is given once.
 * @param {{ path: string, rows: string[][] }[]} tables
 * @returns {(Role | '')[]} '' for those that are not used
 */
export function rolesOf(tables) {
  const wanted = tables.map(({ path, rows }) => byName(path) || byColumns(rows[0] ?? []));
  // Results that stand alone are the data.
  const alone = wanted.indexOf('published');
  if (!wanted.includes('data') && alone >= 0) wanted[alone] = 'data';
  return wanted.map((role, i) => (wanted.indexOf(role) === i ? role : ''));
}

/** "data" of "My index.xlsx, Data" and of "2024/iData.csv". @param {string} path @returns {Role | ''} */
function byName(path) {
  const name = bare(path.replace(/^.*(?:\/|, )/, '').replace(/\.\w+$/, ''));
  return ROLES.find((role) => role === name) ?? NAMES[name] ?? '';
}

/** @param {string[]} header @returns {Role} */
function byColumns(header) {
  const names = new Set(header.map(bare));
  const has = (/** @type {string[]} */ ...all) => all.every((name) => names.has(name));
  if (has('icode')) return 'meta';
  if (has('key', 'value')) return 'about';
  const printed = has('score') || has('rank');
  if (printed && (has('node') || names.size <= 4)) return 'published';
  return 'data';
}
