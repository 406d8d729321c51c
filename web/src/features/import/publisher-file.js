import files from 'virtual:publisher-files';

import rawFilesUrl from '../../../../data/raw-files.json?url';
import { fetchText, problem } from '../../data/load.js';
import { ImportState } from './import.js';
import { hasAllCountries } from '../../data/catalog.js';

/**
 * The answers of every country, straight from the publisher's repository, when the reader asks for
 * them. Nothing of that file is part of this site.
 * @import { Open } from '../../explorer/store.js'
 */

/** So long the publisher's host may send nothing, in milliseconds. */
const SILENT = 20_000;

/**
 * The file with the answers that the open edition lacks; undefined where they are there or the
 * publisher has none.
 * @param {Open} store
 */
export const missingAnswers = (store) =>
  hasAllCountries(store) ? undefined : answersFile(store.editionSource.edition);

/**
 * The length of the longest file with a country's evidence, in bytes, where the shown country's
 * answers came without, and the publisher has it.
 * @param {Open} store
 */
export const missingEvidence = ({ data, model, editionSource, evidence }) =>
  evidence === 'none' && data.sheets.has(model.code) && files[editionSource.edition]?.longest;

/**
 * Fetches the missing answers, checks them, keeps them and shows the country with them. The button
 * that was pressed is gone then; the reader goes on with what they are there for.
 * @param {Open} store
 */
export async function loadFromPublisher(store) {
  const { edition } = store.editionSource;
  if (!missingAnswers(store)) return;
  await loadStates(store, [edition], 'publisher');
  if (missingAnswers(store)) return;
  await store.updateComplete;
  store.focus('.suggestion button, .import input');
}

/** The publisher's file with every country's answers of a state. @param {string} edition */
export const answersFile = (edition) => files[edition]?.answers;

/**
 * Fetches the answers of the publisher's states, one after the other; checks and keeps them. The
 * state that is open goes on with them.
 * @param {Open} store
 * @param {string[]} editions
 * @param {ImportState['kind']} kind of what is loaded: its outcome is told where the press was
 */
export async function loadStates(store, editions, kind) {
  await store.use(ImportState).attempt(async (onProgress) => {
    let told = '';
    for (const [i, edition] of editions.entries()) {
      const file = answersFile(edition);
      if (!file) continue;
      const [bytes, { importFiles }] = await Promise.all([
        fetchFile(file, store.text.import),
        import('./import-client.js'),
      ]);
      const name = nameOf(file);
      const found = [{ path: name, file: new File([bytes], name) }];
      const onShare = (/** @type {number} */ share) => onProgress((i + share) / editions.length);
      const opens = edition === store.editionSource.edition;
      told = await importFiles(store, found, onShare, opens);
    }
    return told;
  }, kind);
}

/**
 * Fetches the shown country's evidence, checks it, and keeps it with the answers.
 * @param {Open} store
 */
export async function loadEvidenceFromPublisher(store) {
  const { text, editionSource, engine, model } = store;
  await store.use(ImportState).attempt(async (onProgress) => {
    const list = await fetchText({ name: 'raw-files.json', url: rawFilesUrl }, engine.maxFileBytes);
    const { address, editions } = JSON.parse(list);
    const { commit, folder, answers, files: pinned } = editions[editionSource.edition];
    const evidence = pinned.find(
      (/** @type {[string]} */ [name]) => name === `country/${model.code}.json`,
    );
    // The importer makes a whole edition, so it needs every country's answers as well.
    const found = await Promise.all(
      [
        [`${address}/${commit}/`, answers],
        [`${address}/${commit}/${folder}/`, evidence],
      ].map(async ([place, [path, bytes, sha256]]) => {
        const file = { address: place + path, bytes, sha256 };
        const name = nameOf(file);
        return { path: name, file: new File([await fetchFile(file, text.import)], name) };
      }),
    );
    const { importEvidence } = await import('./import-client.js');
    return importEvidence(store, found, model.code, onProgress);
  }, 'evidence');
}

/** @param {{ address: string }} file */
export const nameOf = ({ address }) => address.slice(address.lastIndexOf('/') + 1);

/**
 * A file as it was when its hash was noted. Without a secure connection the browser offers no
 * hashes; there only the length is checked here, and the importer compares the fingerprint of the
 * answers in any case.
 * @param {{ address: string, bytes: number, sha256: string }} file
 * @param {Open['text']['import']} text
 * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects with RescoreError that says why it cannot be had
 */
export async function fetchFile({ address, bytes, sha256 }, text) {
  const { host } = new URL(address);
  const name = nameOf({ address });
  const fail = (/** @type {string} */ code, /** @type {string} */ sentence) =>
    problem(code, name, sentence);
  const got = new Uint8Array(bytes);
  let size = 0;
  for await (const part of partsOf(address, fail, text, host)) {
    if (size + part.length > bytes) throw fail('other-data', text.fetch_changed);
    got.set(part, size);
    size += part.length;
  }
  if (size < bytes || !(await hasHash(got, sha256))) throw fail('other-data', text.fetch_changed);
  return got;
}

/**
 * @param {string} address
 * @param {(code: string, sentence: string) => Error} fail
 * @param {Open['text']['import']} text
 * @param {string} host
 */
async function* partsOf(address, fail, text, host) {
  const call = new AbortController();
  let forbidden = false;
  const onViolation = (/** @type {SecurityPolicyViolationEvent} */ { blockedURI }) =>
    (forbidden ||= blockedURI.startsWith(new URL(address).origin));
  document.addEventListener('securitypolicyviolation', onViolation);
  let timer = setTimeout(() => call.abort(), SILENT);
  try {
    const response = await fetch(address, {
      signal: call.signal,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok || !response.body)
      throw fail('missing-file', text.fetch_refused({ host, status: String(response.status) }));
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => call.abort(), SILENT);
      yield value;
    }
  } catch (fault) {
    if (!(fault instanceof TypeError) && !call.signal.aborted) throw fault;
    // The browser tells of its policy only after the request has failed.
    await new Promise((resolve) => setTimeout(resolve));
    if (call.signal.aborted)
      throw fail('missing-file', text.fetch_slow({ host, n: SILENT / 1000 }));
    if (forbidden) throw fail('missing-file', text.fetch_forbidden({ host }));
    throw fail(
      'missing-file',
      navigator.onLine ? text.fetch_unreachable({ host }) : text.fetch_offline,
    );
  } finally {
    clearTimeout(timer);
    call.abort();
    document.removeEventListener('securitypolicyviolation', onViolation);
  }
}

/** @param {Uint8Array<ArrayBuffer>} bytes @param {string} sha256 */
async function hasHash(bytes, sha256) {
  if (!globalThis.crypto.subtle) return true;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
