/** Files that leave the page: their names, and handing them to the browser. */

import { plain } from '../i18n/fold.js';
import { originOf } from '../i18n/sentences.js';

/** @import { Open } from '../explorer/store.js' */

/**
 * "rescore-china-index-2024-AZ-what-if-answers.csv": which index and country, and whether anything
 * is changed. Only characters that every system takes in a name.
 * @param {Pick<Open, 'model' | 'index'>} store @param {string} ending "csv" @param {string} [part]
 *   "answers"
 */
export function fileName({ model, index }, ending, part = '') {
  const edition = slug(index.title) || slug(index.edition);
  const changed = model.changed;
  const unchanged = { publisher: 'published', method: 'other-method', file: 'from-file' };
  const state = changed ? 'what-if' : unchanged[originOf(model, index)];
  return `${['rescore', edition, model.code, state, part].filter(Boolean).join('-')}.${ending}`;
}

/** @param {string} text */
const slug = (text) =>
  plain(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);

/**
 * Hands a file to the browser's downloads.
 * @param {HTMLElement} root where it is asked for
 * @param {Blob} blob
 * @param {string} name
 */
export function download(root, blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  // Within the dialog, where it is open: what is outside of it cannot be clicked.
  const place = root.querySelector('dialog[open]') ?? root;
  place.append(link);
  link.click();
  link.remove();
  // Some browsers read the file only after the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** This day where the reader is, "2025-05-31". @param {Date} [now] */
export function today(now = new Date()) {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0'));
  // A clock can be wrong by any number of years, and a date has four digits for it.
  const year = Math.min(Math.max(now.getFullYear(), 0), 9999);
  return `${String(year).padStart(4, '0')}-${month}-${day}`;
}
