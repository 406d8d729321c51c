import { readFileSync } from 'node:fs';

import { ownFolder } from './home.mjs';
import { virtualModule } from './virtual-module.mjs';

const list = new URL('../../data/raw-files.json', import.meta.url);

/** A country's own file, with its evidence. */
const COUNTRY = /^country\/[A-Z]{2}\.json$/;

/** Where the page may fetch from, for its content security policy; empty where that is nowhere. */
export const publisherAddress = () =>
  ownFolder ? '' : `${JSON.parse(readFileSync(list, 'utf8')).address}/`;

/** @typedef {[path: string, bytes: number, sha256: string]} File */
/** @typedef {{ commit: string, answers: File, files: File[] }} Pinned */

/**
 * What the page says before a press: the one file with every country's answers, and how long a
 * country's own file is at most, in bytes; 0 where these are not named by country code.
 */
function publisherList() {
  if (ownFolder) return {};
  /** @type {{ address: string, editions: Record<string, Pinned> }} */
  const { address, editions } = JSON.parse(readFileSync(list, 'utf8'));
  return Object.fromEntries(
    Object.entries(editions).map(([edition, { commit, answers, files }]) => {
      const [path, bytes, sha256] = answers;
      const sizes = files.filter(([name]) => COUNTRY.test(name)).map(([, size]) => size);
      return [
        edition,
        {
          answers: { address: `${address}/${commit}/${path}`, bytes, sha256 },
          longest: Math.max(0, ...sizes),
        },
      ];
    }),
  );
}

/** The publisher's files that a reader can load with one press, as a module of the page. */
export const publisherFiles = () => virtualModule('virtual:publisher-files', publisherList);
