import { download, fileName } from '../../ui/download.js';
import { Notices } from '../../explorer/notices.js';

/**
 * Saves a file to the browser's downloads, and tells the reader.
 * @param {import('../../explorer/store.js').Open} store
 * @param {Blob} blob
 * @param {string} ending "csv" @param {string} [part] "answers"
 */
export function save(store, blob, ending, part) {
  download(store.root, blob, fileName(store, ending, part));
  store.use(Notices).say(store.text.files.saved);
}
