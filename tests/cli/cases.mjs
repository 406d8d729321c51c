/** The broken files and requests of tests/fixtures/bad, prepared for tests. */
import { copyFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

import { copyOf, readJson, root, small } from './support.mjs';

/**
 * @typedef {object} Case
 * @property {string} code
 * @property {string} pointer
 * @property {string} sentence
 * @property {string} [file] the file that is broken, when it is a file
 * @property {string} [with] its replacement
 * @property {'70MB'} [generate] or that it is made this large
 * @property {true} [remove] or that it is gone
 * @property {string} [link] a link of which something does not fit
 * @property {{ set?: string, country?: string, score?: string, ranking?: string, goal?: string,
 *   rank?: number, method?: string, load?: string }} [request]
 */

/** @type {Case[]} */
export const cases = readJson('tests/fixtures/bad/cases.json');

/** The code, and a text that distinguishes cases with the same code. @param {Case} c */
export const nameOf = (c) =>
  `${c.code}: ${c.with ?? c.link ?? JSON.stringify(c.request ?? [c.file, c.generate ?? 'removed'])}`;

/**
 * A copy of the small index with the case's broken file.
 * @param {Parameters<typeof copyOf>[0]} t
 * @param {Case} c
 */
export function brokenFolder(t, c) {
  const folder = copyOf(t, small);
  const path = join(folder, c.file ?? '');
  if (c.remove) rmSync(path);
  if (c.generate) truncateSync(path, 70 * 2 ** 20);
  if (c.with) copyFileSync(join(root, 'tests/fixtures/bad', c.with), path);
  return folder;
}

/**
 * The command's arguments for a request; null if the command cannot make it.
 * @param {Case} c
 * @returns {string[] | null}
 */
export function argumentsOf({ request = {} }) {
  const { set, country, score, ranking, goal, rank, method } = request;
  if (set) return ['what-if', small, country ?? '', '--set', set];
  if (score) return ['score', small, score, '--method', method ?? ''];
  if (ranking) return ['rank', small, '--scope', ranking, '--method', method ?? ''];
  if (goal) return ['goal', small, goal, '--rank', String(rank), '--method', method ?? ''];
  return null;
}
