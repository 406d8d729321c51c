/** Whether a folder has an index of one's own that a site can be built for. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What is wrong with the folder at first sight.
 * @param {string} folder
 * @returns {string} a sentence, or nothing
 */
export function wrongWithFolder(folder) {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return `There is no folder ${folder}.`;
  const path = join(folder, 'index.json');
  if (!existsSync(path))
    return `The folder ${folder} has no index.json, as "rescore import" writes.`;
  const { format, units } = parsed(readFileSync(path, 'utf8'));
  if (format !== 2 || !Array.isArray(units) || units.length === 0)
    return `${path} is not an index as "rescore import" writes it.`;
  if (!existsSync(join(folder, 'responses.json')))
    return `The folder ${folder} has no responses.json, as "rescore import" writes.`;
  return '';
}

/** @param {string} text @returns {Record<string, unknown>} */
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

/**
 * The first fault that `rescore check` would tell.
 * @param {string} folder
 * @returns {Promise<string>} a sentence, or nothing
 */
export async function faultIn(folder) {
  const { openFolder } = await import('./open-folder.mjs');
  const { RescoreError } = await import('../../web/src/engine/errors.js');
  /** @type {import('../../web/src/engine/questions.js').Questions | undefined} */
  let questions;
  try {
    const opened = await openFolder(folder);
    ({ questions } = opened);
    return told(folder, opened.problems.length > 0 ? opened.problems : questions.check().problems);
  } catch (fault) {
    if (!(fault instanceof RescoreError)) throw fault;
    return told(folder, fault.problems);
  } finally {
    questions?.close();
  }
}

/** @param {string} folder @param {import('../../web/src/engine/types.d.ts').Problem[]} problems */
function told(folder, [first]) {
  if (!first) return '';
  const place = [first.file, first.pointer].filter(Boolean).join(' ');
  const more = 'has faults, which "rescore check" lists; the first is';
  return `The index in ${folder} ${more} ${place}: ${first.sentence}`;
}
